"""What is kept about a person: looked up or handed out by an officer, and noted in the admin's log, without address."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from dissemination.keys import address_hash
from dissemination.models.directory import Contact
from dissemination.permissions import may_erase
from dissemination.queries.person_data import PersonData, person_data

SHOWN, SEEN = "dissemination.person_data", "dissemination.person_data_seen"


def look_into(*, address: str, by: Any) -> PersonData:
    """All of it, for an officer to read. Raises PermissionDenied for anybody else."""
    _note(address, by, SEEN)
    return person_data(address)


def hand_out(*, address: str, by: Any) -> PersonData:
    """All of it, to be given to the person. Raises PermissionDenied for anybody but an officer."""
    _note(address, by, SHOWN)
    return person_data(address)


def _note(address: str, by: Any, action: str) -> None:
    """At the contact; where there is none, at whoever asked, with the HMAC of the address."""
    if not may_erase(by):
        raise PermissionDenied
    digest = address_hash(address)
    contact = Contact.objects.filter(address_hash=digest).first()
    if contact is None:
        log(by, action, user=by, data={"address_hash": digest.hex()})
    else:
        log(contact, action, user=by)
