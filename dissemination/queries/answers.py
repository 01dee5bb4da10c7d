"""What an agency has said on its page so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dissemination.models.contact_request import ContactRequest
from dissemination.models.delivery import Answer, Delivery, DeliveryState
from dissemination.models.event import DeliveryEvent, EventKind, EventSource

SHOWN = {
    EventKind.DOWNLOADED: DeliveryState.DOWNLOADED,
    EventKind.ACKNOWLEDGED: DeliveryState.ACKNOWLEDGED,
    EventKind.ADOPTED: DeliveryState.ADOPTED,
    EventKind.DECLINED: DeliveryState.DECLINED,
}


@dataclass(frozen=True)
class Recorded:
    """Each thing said with its time, oldest first; the words beside them; the address named, until it is decided."""

    said: Sequence[tuple[str, datetime]]
    words: Sequence[Answer]
    proposed: Sequence[ContactRequest]

    def __bool__(self) -> bool:
        return bool(self.said or self.words)


def recorded(delivery: Delivery) -> Recorded:
    """Three queries."""
    events = DeliveryEvent.objects.filter(delivery_id=delivery.pk, source=EventSource.WEB, kind__in=SHOWN)
    open_ones = ContactRequest.objects.open().filter(
        contact=delivery.contact_id, kind=ContactRequest.Kind.REPLACE, origin=ContactRequest.Origin.ANSWER
    )
    return Recorded(
        said=[(str(SHOWN[EventKind(event.kind)].label), event.occurred_at) for event in events.order_by("pk")],
        words=list(Answer.objects.filter(delivery_id=delivery.pk).order_by("pk")),
        proposed=list(open_ones),
    )
