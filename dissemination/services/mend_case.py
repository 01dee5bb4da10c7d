"""Another address for a contact that mail came back from, or another contact at its agency."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.keys import address_hash
from dissemination.models.bounce_case import BounceCase
from dissemination.models.directory import Contact
from dissemination.permissions import may_see_addresses
from dissemination.services.hold_case import close_case, hold_case
from dissemination.services.save_contact import cannot_be_entered, save_contact
from dissemination.services.send_again import send_again
from dissemination.services.succeed_contact import succeed
from hub.people.mailbox import mailbox_at_field


@dataclass(frozen=True)
class Replacement:
    """The new contact; all else is as the old one's."""

    email: str
    role_title: str


def correct_address(*, case: BounceCase, email: str, again: bool, by: Any) -> bool:
    """`again`: send the message that came back to the corrected address. False when somebody settled the case before.

    Raises PermissionDenied as `hold_case`, ValidationError at the field as `save_contact`.
    """
    with transaction.atomic():
        locked = hold_case(case=case, by=by)
        if locked is None:
            return False
        _refuse_the_same(locked, email, by)
        contact = locked.contact
        contact.email = email
        if contact.status == Contact.Status.UNDELIVERABLE:
            contact.status = Contact.Status.ACTIVE
        save_contact(contact=contact, by=by)
        close_case(case=locked, outcome=BounceCase.Outcome.CORRECTED, by=by)
        if again:
            send_again(case=locked, to=contact)
    return True


def replace_contact(*, case: BounceCase, new: Replacement, again: bool, by: Any) -> bool:
    """The old contact stays, and is not written to any more. As `correct_address` otherwise."""
    with transaction.atomic():
        locked = hold_case(case=case, by=by)
        if locked is None:
            return False
        _refuse_the_same(locked, new.email, by)
        made = succeed(
            old=locked.contact,
            agency=locked.agency,
            email=new.email,
            role_title=new.role_title,
            source=_("In place of one that mail came back from, %(day)s") % {"day": timezone.localdate().isoformat()},
            by=by,
        )
        close_case(case=locked, outcome=BounceCase.Outcome.REPLACED, by=by)
        if again:
            send_again(case=locked, to=made)
    return True


def _refuse_the_same(case: BounceCase, email: str, by: Any) -> None:
    digest = address_hash(mailbox_at_field(email))
    if case.address_hash and digest == bytes(case.address_hash):
        same = _("This is the address that mail came back from.")
        raise ValidationError({"email": same if may_see_addresses(by) else cannot_be_entered()})
