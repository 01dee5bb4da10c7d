"""Access and erasure for the owner of an address, where the admin is not at hand."""

import json
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from dissemination.models.directory import Contact
from dissemination.queries.person_data import person_data
from dissemination.services.erase_address import erase_address


class Command(BaseCommand):
    help = "Show as JSON (access) or erase for good (erase) what is kept about the owner of an address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["access", "erase"])
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--address")
        whose.add_argument("--contact", type=UUID, help="the id of a contact")
        parser.add_argument("--yes", action="store_true", help="erase without asking")

    def handle(self, *args: Any, act: str, yes: bool = False, **options: Any) -> None:
        address = options["address"] or _address_of(options["contact"])
        if act == "access":
            found = person_data(address)
            said = {"address": found.address, **found.sections}
            self.stdout.write(json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
            return
        if not yes and input("Erasing cannot be undone. Go on? [y/N] ").lower() != "y":
            raise CommandError("Nothing was erased.")
        erased = erase_address(address=address)
        self.stdout.write(
            f"Erased: {erased.contacts} contacts, {erased.subscribers} subscribers, {erased.messages} messages, "
            f"{erased.words} answers and requests, {erased.imports} rows or files of uploaded lists"
        )


def _address_of(contact: UUID) -> str:
    found = Contact.objects.filter(pk=contact).first()
    if found is None or not found.email:
        raise CommandError("No contact with this id has an address.")
    return found.email
