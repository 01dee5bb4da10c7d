"""Send an edition to an agency once more, for a reason: a new message, and nothing of what was is touched."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from dissemination.keys import message_id
from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Channel, Plan
from dissemination.permissions import may_plan
from dissemination.queries.editions import edition_numbered
from dissemination.queries.reachable import unreachable
from dissemination.services.substitute import substitute
from dissemination.services.write_again import write_again

RESENT = "dissemination.resent"


class Reason(TextChoices):
    """Why it is sent again; each fits some states of the delivery."""

    FAILED = "failed", gettext_lazy("It could not be handed over")
    BOUNCED = "bounced", gettext_lazy("It came back")
    UNCONFIRMED = "unconfirmed", gettext_lazy("The agency has not confirmed it")
    REPLACED = "replaced", gettext_lazy("Another contact is to get it")


SILENT = frozenset({DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.DOWNLOADED})
FITS = {
    Reason.FAILED: frozenset({DeliveryState.FAILED}),
    Reason.BOUNCED: frozenset({DeliveryState.BOUNCED}),
    Reason.UNCONFIRMED: SILENT,
    Reason.REPLACED: SILENT | {DeliveryState.FAILED, DeliveryState.BOUNCED},
}


def reasons(delivery: Delivery) -> list[Reason]:
    """Those that fit; empty where it is not sent again."""
    mailed = delivery.channel == Channel.EMAIL and delivery.revoked_at is None
    steered = delivery.plan.state in {Plan.State.RUNNING, Plan.State.COMPLETE}
    return [reason for reason, states in FITS.items() if mailed and steered and delivery.state in states]


def resend(*, delivery: Delivery, reason: Reason, to: Contact, by: Any, nonce: UUID) -> None:
    """The same form sent twice is one message. Another contact of the agency gets a delivery and a link of its own.

    Raises PermissionDenied for anybody but an officer, ValidationError at `reason` or `to`.
    """
    if not may_plan(by):
        raise PermissionDenied
    key = _key(delivery, nonce)
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=delivery.plan_id)
        locked = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if was_resent(delivery=locked, nonce=nonce):
            return
        _check(locked, reason, to)
        goes_to = locked if to.pk == locked.contact_id else substitute(delivery=locked, to=to)
        write_again(plan=plan, of=locked, to=goes_to, key=key)
        DeliveryEvent.objects.create(
            message_id=message_id(key),
            delivery_id=locked.pk,
            source=EventSource.OFFICER,
            source_event_id=key,
            kind=EventKind.NOTE,
            occurred_at=timezone.now(),
            detail={"resent": reason.value, "delivery": str(goes_to.pk)},
        )
        log(locked.agency, RESENT, user=by, data={"reason": reason.value, "edition": plan.edition, "event": key})


def was_resent(*, delivery: Delivery, nonce: UUID) -> bool:
    """Whether this form was sent before."""
    return DeliveryEvent.objects.filter(source=EventSource.OFFICER, source_event_id=_key(delivery, nonce)).exists()


def _key(delivery: Delivery, nonce: UUID) -> str:
    return f"rs:{delivery.pk}:{nonce}"


def _check(delivery: Delivery, reason: Reason, to: Contact) -> None:
    edition = edition_numbered(delivery.distribution.edition)
    wrong: dict[str, str] = {}
    if edition and edition.withdrawn:
        wrong["reason"] = _("Edition %(edition)s was withdrawn.") % {"edition": edition.number}
    elif reason not in reasons(delivery):
        wrong["reason"] = _("This is not how the delivery stands now.")
    elif OutboundMessage.objects.filter(delivery_id=delivery.pk).unfinished().exists():
        wrong["reason"] = _("A message of this delivery is still on its way.")
    elif (to.pk == delivery.contact_id) == (reason is Reason.REPLACED):
        wrong["to"] = _("Choose another contact only with the reason that another is to get it.")
    elif to.agency_id != delivery.agency_id:
        wrong["to"] = _("This contact is not of the agency.")
    elif why := unreachable(to):
        wrong["to"] = why
    elif to.pk != delivery.contact_id and Delivery.objects.filter(plan=delivery.plan, contact=to).exists():
        wrong["to"] = _("This contact gets the edition already.")
    if wrong:
        raise ValidationError(wrong)
