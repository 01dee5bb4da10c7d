"""Messages that have not left yet and hold something that may no longer be said are written anew without it."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from dissemination.models import DigestEntry, OutboundMessage
from dissemination.models.message import MessageState
from dissemination.services.compose import compose
from dissemination.services.settle import settle
from dissemination.services.write_digests import lock_events, write_digests


def recall(*, events: Collection[int]) -> int:
    """Returns how many messages were taken back. What a worker already holds is on its way."""
    with transaction.atomic():
        lock_events(list(events))
        holding = DigestEntry.objects.filter(event__in=events, state=DigestEntry.State.ATTACHED)
        waiting = OutboundMessage.objects.select_for_update().filter(
            pk__in=holding.values("message_id"), state=MessageState.QUEUED
        )
        taken = list(waiting)
        for message in taken:
            _rewrite(message)
    return len(taken)


def _rewrite(message: OutboundMessage) -> None:
    """The first message never leaves, so that its successor is still the only one."""
    message.state = MessageState.CANCELLED
    message.settled_by = "policy"
    message.final_at = timezone.now()
    message.save(update_fields=["state", "settled_by", "final_at"])
    if message.doubts:
        return
    rows = DigestEntry.objects.filter(message_id=message.pk, state=DigestEntry.State.ATTACHED)
    entries = list(rows.order_by("pk"))
    for entry in entries:
        entry.state, entry.message_id, entry.returned = DigestEntry.State.PENDING, None, entry.returned + 1
        entry.told_in = ""
    DigestEntry.objects.bulk_update(entries, ["state", "message_id", "told_in", "returned"])
    settle(subscribers=[entries[0].subscriber_id], events=[entry.event_id for entry in entries])
    tries = max(entry.returned for entry in entries)
    left = list(DigestEntry.objects.pending().filter(pk__in=[entry.pk for entry in entries]).order_by("pk"))
    stem = message.idempotency_key.partition("+")[0]
    write_digests(
        composed=compose(entries=left, cadence=entries[0].cadence),
        kind=message.kind,
        group=message.group,
        key_of=lambda _one: f"{stem}+{tries}",
    )
