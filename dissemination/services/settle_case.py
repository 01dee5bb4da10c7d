"""Somebody decides about an address that mail came back from, and does not change it."""

from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.models.bounce_case import BounceCase
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.message import OutboundMessage
from dissemination.models.suppression import Suppression
from dissemination.queries.barred import barred
from dissemination.services.hold_case import close_case, hold_case
from dissemination.services.save_contact import save_contact
from dissemination.services.send_again import send_again

Outcome = BounceCase.Outcome


class Choice(StrEnum):
    """What may be done without a new address."""

    RETRY = "retry"
    RESTORE = "restore"
    LEFT = "left"
    LOSS = "loss"


OUTCOMES = {
    Choice.RETRY: Outcome.RETRIED,
    Choice.RESTORE: Outcome.RESTORED,
    Choice.LEFT: Outcome.LEFT,
    Choice.LOSS: Outcome.LOSS,
}


def settle_case(*, case: BounceCase, choice: Choice, by: Any) -> bool:
    """False when somebody settled it before.

    Raises PermissionDenied as `hold_case`, ValidationError where the address may not be written to for a graver reason
    than mail that came back, or there is nothing left to send.
    """
    with transaction.atomic():
        locked = hold_case(case=case, by=by)
        if locked is None:
            return False
        if choice in {Choice.RETRY, Choice.RESTORE}:
            _restore(locked, by)
        if choice is Choice.RETRY and send_again(case=locked, to=locked.contact) is None:
            raise ValidationError(_("This message cannot be sent again. Plan a distribution instead."))
        if choice is Choice.LEFT and locked.contact.status == Contact.Status.ACTIVE:
            locked.contact.status = Contact.Status.PAUSED
            save_contact(contact=locked.contact, by=by)
        close_case(case=locked, outcome=OUTCOMES[choice], by=by)
    return True


def _restore(case: BounceCase, by: Any) -> None:
    """Its score begins anew, by an event that says so."""
    digest = bytes(case.address_hash or b"")
    Suppression.objects.filter(address_hash=digest, reason=Suppression.Reason.HARD_BOUNCE).delete()
    if why := barred([digest]).get(digest):
        raise ValidationError(why)
    delivery = OutboundMessage.objects.filter(pk=case.message_id).values_list("delivery_id", flat=True).first()
    DeliveryEvent.objects.create(
        message_id=case.message_id,
        delivery_id=delivery,
        source=EventSource.OFFICER,
        source_event_id=f"restored:{case.key}",
        kind=EventKind.NOTE,
        occurred_at=timezone.now(),
        detail={"restored": True},
    )
    if case.contact.status == Contact.Status.UNDELIVERABLE:
        case.contact.status = Contact.Status.ACTIVE
        save_contact(contact=case.contact, by=by)
