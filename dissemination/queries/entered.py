"""What officers entered at a delivery, and what of it was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from dissemination.entries import PREFIX, Entered
from dissemination.models.delivery import Delivery, EntryNote
from dissemination.models.event import DeliveryEvent, EventSource


@dataclass(frozen=True)
class EnteredRow:
    """One entry; `copies` is None where it says nothing of copies."""

    event: int
    what: str
    at: datetime
    copies: int | None
    note: str
    is_taken_back: bool


def entered(delivery: Delivery) -> Sequence[EnteredRow]:
    """What `entry_of` finds, in the order in which it happened. Three queries."""
    by_officers = list(_by_officers(delivery).order_by("occurred_at", "pk"))
    names = {event.source_event_id for event in by_officers}
    rows = [event for event in by_officers if event.source_event_id.startswith(PREFIX)]
    notes = dict(EntryNote.objects.filter(entry__in=names).values_list("entry", "note"))
    return [
        EnteredRow(
            event.pk,
            str(Entered(event.detail["entered"]).label),
            event.occurred_at,
            event.detail.get("copies"),
            notes.get(event.source_event_id, ""),
            f"back:{event.source_event_id}" in names,
        )
        for event in rows
    ]


def entry_of(delivery: Delivery, event: int) -> DeliveryEvent | None:
    """Of the delivery, or of one beside it that its agency got another way in the same plan."""
    return _by_officers(delivery).filter(pk=event, source_event_id__startswith=PREFIX).first()


def _by_officers(delivery: Delivery) -> QuerySet[DeliveryEvent]:
    beside = Delivery.objects.filter(plan=delivery.plan_id, agency=delivery.agency_id)
    found = DeliveryEvent.objects.filter(delivery_id__in=list(beside.values_list("pk", flat=True)))
    return found.filter(source=EventSource.OFFICER)
