"""What officers entered at a delivery, and what of it was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
    """Of the delivery and of those beside it that its agency got another way in the same plan. Three queries."""
    beside = Delivery.objects.filter(plan=delivery.plan_id, agency=delivery.agency_id)
    events = DeliveryEvent.objects.filter(delivery_id__in=list(beside.values_list("pk", flat=True)))
    by_officers = list(events.filter(source=EventSource.OFFICER).order_by("occurred_at", "pk"))
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
