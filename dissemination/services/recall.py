"""Messages that have not left yet and may no longer go as they are: written anew, or taken back."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from dissemination.kinds import DIGESTS
from dissemination.models import DigestEntry, OutboundMessage, Subscriber
from dissemination.models.message import MessageState
from dissemination.services.compose import compose
from dissemination.services.settle import settle
from dissemination.services.write_digests import lock_events, write_digests


def recall(*, events: Collection[int]) -> int:
    """Without what may no longer be said; returns how many were taken back. What a worker holds is on its way."""
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


def readdress(*, subscriber: Subscriber) -> None:
    """To where the subscriber is written to from now on. In the transaction that moved the subscriber."""
    for message in _waiting_for(subscriber):
        _rewrite(message)


def take_back(*, subscriber: Subscriber) -> None:
    """Nothing goes now: the entries wait on, once `reclaim` looks. In the transaction that locked the subscriber."""
    for message in _waiting_for(subscriber):
        _cancel(message)


def _waiting_for(subscriber: Subscriber) -> list[OutboundMessage]:
    """Events first, as whoever plans or recalls locks them."""
    own = OutboundMessage.objects.filter(recipient=subscriber.recipient, kind__in=DIGESTS, state=MessageState.QUEUED)
    lock_events(DigestEntry.objects.filter(message_id__in=own.values("pk")).values("event_id"))
    return list(own.select_for_update().order_by("pk"))


def _cancel(message: OutboundMessage) -> None:
    message.state = MessageState.CANCELLED
    message.settled_by = "policy"
    message.final_at = timezone.now()
    message.save(update_fields=["state", "settled_by", "final_at"])


def _rewrite(message: OutboundMessage) -> None:
    """The first message never leaves, so that its successor is still the only one."""
    _cancel(message)
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
