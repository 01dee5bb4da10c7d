"""Tell a person what is kept about them: asked for by an officer, and noted in the admin's log, without the address."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from dissemination.keys import address_hash
from dissemination.models.directory import Contact
from dissemination.permissions import may_erase
from dissemination.queries.person_data import PersonData, person_data

SHOWN = "dissemination.person_data"


def hand_out(*, address: str, by: Any) -> PersonData:
    """All of it, to be given to the person. Raises PermissionDenied for anybody but an officer."""
    if not may_erase(by):
        raise PermissionDenied
    for contact in Contact.objects.filter(address_hash=address_hash(address)):
        log(contact, SHOWN, user=by)
    return person_data(address)
