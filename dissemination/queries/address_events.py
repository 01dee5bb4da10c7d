"""What was seen of messages to an address, known by its HMAC alone."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from dissemination.evidence.score import REFUSALS, WINDOW, Seen
from dissemination.models.event import DeliveryEvent, EventKind
from dissemination.models.message import OutboundMessage

COUNTED = (*REFUSALS, EventKind.ACCEPTED)


def address_events(hashes: Collection[bytes], *, now: datetime) -> dict[bytes, list[Seen]]:
    """By address, what its score is made of. Two queries, however many addresses."""
    since = now - WINDOW
    rows = OutboundMessage.objects.filter(address_hash__in=list(hashes), created_at__gt=since - WINDOW)
    messages = {pk: bytes(digest) for pk, digest in rows.values_list("pk", "address_hash") if digest}
    found: dict[bytes, list[Seen]] = defaultdict(list)
    events = DeliveryEvent.objects.filter(message_id__in=list(messages), occurred_at__gt=since)
    for event in events.filter(kind__in=COUNTED) | events.filter(kind=EventKind.NOTE, detail__restored=True):
        if event.message_id:
            seen = Seen(
                kind=event.kind,
                at=event.occurred_at,
                message=event.message_id,
                enhanced=str(event.detail.get("enhanced", "")),
                restored=bool(event.detail.get("restored")),
            )
            found[messages[event.message_id]].append(seen)
    return dict(found)
