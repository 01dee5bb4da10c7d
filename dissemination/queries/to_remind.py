"""Deliveries of a plan whose agency got the mail, said nothing, and is to be asked once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent, EventKind
from dissemination.models.holding import Holding
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Channel, Plan
from dissemination.queries.too_big import bounced

SILENT = (DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.DOWNLOADED)
ANSWERED = (DeliveryState.ACKNOWLEDGED, DeliveryState.ADOPTED, DeliveryState.DECLINED)
"""By whichever of an agency's contacts, and on whichever way."""

ARRIVED = (EventKind.ACCEPTED, EventKind.DELIVERED)
PATIENCE = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    """A delivery and how often its agency was reminded before."""

    delivery: Delivery
    reminded: int


def plans_with_reminders(now: datetime) -> list[Plan]:
    """Plans that run, or ended not so long ago that the last reminder is past."""
    asked = Plan.objects.filter(channel=Channel.EMAIL, remind_after__gt=0, paused=False)
    asked = asked.filter(state__in=[Plan.State.RUNNING, Plan.State.COMPLETE])
    return [plan for plan in asked if plan.ended_at is None or plan.ended_at > now - _until_the_last(plan)]


def due(plan: Plan, now: datetime, limit: int) -> Sequence[Due]:
    """One query. The days pass since the mail arrived and since the last reminder: a beat that was away brings one.

    A bounce ends them, but for the one that led to the link alone.
    """
    first = _of(DeliveryEvent).filter(kind__in=ARRIVED).values("delivery_id").annotate(first=Min("occurred_at"))
    before = _of(OutboundMessage).filter(kind="reminder").values("delivery_id")
    counted = before.annotate(number=Count("pk")).values("number")
    long_ago = now - timedelta(days=plan.remind_after)
    rows = _silent(plan).annotate(
        arrived=Subquery(first.values("first")),
        last=Subquery(before.annotate(last=Max("created_at")).values("last")),
        reminded=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
    )
    rows = rows.filter(Q(last=None) | Q(last__lte=long_ago), arrived__lte=long_ago, reminded__lt=plan.remind_most)
    rows = rows.select_related("contact", "agency__organisation", "distribution")
    return [Due(row, row.reminded) for row in rows.order_by("pk")[:limit]]


def answered(edition: str | OuterRef) -> QuerySet[Holding]:
    """For `Exists` within deliveries: their agency has said what became of the edition."""
    return Holding.objects.filter(agency=OuterRef("agency"), edition=edition, state__in=ANSWERED)


def _silent(plan: Plan) -> QuerySet[Delivery]:
    rows = Delivery.objects.filter(plan=plan, channel=Channel.EMAIL, state__in=SILENT, revoked_at=None)
    rows = rows.filter(contact__status=Contact.Status.ACTIVE)
    return rows.exclude(Exists(_of(DeliveryEvent).filter(bounced()))).exclude(Exists(answered(plan.edition)))


def _of(model: type[DeliveryEvent] | type[OutboundMessage]) -> QuerySet[DeliveryEvent] | QuerySet[OutboundMessage]:
    return model.objects.filter(delivery_id=OuterRef("pk")).order_by()


def _until_the_last(plan: Plan) -> timedelta:
    return timedelta(days=plan.remind_after) * plan.remind_most + PATIENCE
