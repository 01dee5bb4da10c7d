"""Access and erasure for the owner of an address, where the admin is not at hand; noted at the officer who answers."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dissemination.models.directory import Contact
from dissemination.services.erase_address import erase_for_owner
from dissemination.services.hand_out_data import hand_out
from hub.models import User
from hub.people.mailbox import checked_mailbox


class Command(BaseCommand):
    help = "Show as JSON (access) or erase for good (erase) what is kept about the owner of an address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["access", "erase"])
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--address")
        whose.add_argument("--contact", type=UUID, help="the id of a contact")
        parser.add_argument("--by", required=True, help="with what address the officer who answers for it logs in")
        parser.add_argument("--yes", action="store_true", help="erase without asking")

    def handle(self, *args: Any, act: str, by: str, yes: bool = False, **options: Any) -> None:
        address = _mailbox(options["address"]) if options["address"] else _address_of(options["contact"])
        officer = User.objects.filter(email__iexact=by, is_active=True).first()
        try:
            if act == "access":
                self.stdout.write(hand_out(address=address, by=officer).as_json)
            else:
                self._erase(address, by=officer, yes=yes)
        except PermissionDenied as error:
            raise CommandError("Only an officer answers for personal data.") from error

    def _erase(self, address: str, *, by: User | None, yes: bool) -> None:
        if not yes and input("Erasing cannot be undone. Go on? [y/N] ").lower() != "y":
            raise CommandError("Nothing was erased.")
        erased = erase_for_owner(address=address, by=by)
        self.stdout.write(
            f"Erased: {erased.contacts} contacts, {erased.subscribers} subscribers, {erased.messages} messages, "
            f"{erased.words} answers and requests, {erased.imports} rows or files of uploaded lists"
        )


def _mailbox(text: str) -> str:
    try:
        return checked_mailbox(text)
    except ValidationError as error:
        raise CommandError(error.messages[0]) from error


def _address_of(contact: UUID) -> str:
    found = Contact.objects.filter(pk=contact).first()
    if found is None or not found.email:
        raise CommandError("No contact with this id has an address.")
    return found.email
