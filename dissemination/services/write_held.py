"""Try once more to write a digest whose text could not be written; it stays the same message."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.keys import address_hash
from dissemination.kinds import Lane, policy
from dissemination.models import DigestEntry, OutboundMessage
from dissemination.models.message import Held, MessageState
from dissemination.permissions import may_plan
from dissemination.services.compose import Composed, compose
from dissemination.services.enqueue import texts_of
from dissemination.services.write_digests import draft_of, lock_events

MOST = 200
"""As many as the tray shows."""


def write_held(*, message: UUID) -> bool:
    """Whether it waits to be sent now. What is no longer to be said falls away; with nothing left it is cancelled."""
    with transaction.atomic():
        attached = DigestEntry.objects.filter(message_id=message, state=DigestEntry.State.ATTACHED)
        lock_events(attached.values("event_id"))
        row = OutboundMessage.objects.select_for_update().filter(
            pk=message, state=MessageState.HELD, held=Held.UNWRITTEN
        )
        entries = list(attached.order_by("pk"))
        found = row.first()
        if found is None or not entries:
            return False
        one = compose(entries=entries, cadence=entries[0].cadence)[0]
        _settle(entries, one)
        return _write(found, one)


def write_all_held(*, by: Any) -> int:
    """All that the tray shows; returns how many wait to be sent now. PermissionDenied for anybody but an officer."""
    if not may_plan(by):
        raise PermissionDenied
    held = OutboundMessage.objects.filter(state=MessageState.HELD, held=Held.UNWRITTEN).order_by("created_at")
    return sum(write_held(message=pk) for pk in list(held.values_list("pk", flat=True)[:MOST]))


def _settle(entries: Sequence[DigestEntry], one: Composed) -> None:
    """What the message holds is told in the words of today; what fell away leaves it, what is kept back waits again."""
    states = DigestEntry.State
    dropped = {entry.pk for entry in one.dropped}
    for entry in entries:
        if entry.pk in one.told_in:
            entry.told_in = one.told_in[entry.pk]
        else:
            entry.state = states.WITHDRAWN if entry.pk in dropped else states.PENDING
            entry.message_id, entry.told_in = None, ""
    DigestEntry.objects.bulk_update(entries, ["state", "message_id", "told_in"])


def _write(message: OutboundMessage, one: Composed) -> bool:
    now = timezone.now()
    if not one.held:
        message.state, message.held, message.settled_by, message.final_at = MessageState.CANCELLED, "", "policy", now
        message.save()
        return False
    if one.wording is None:
        return False
    draft = draft_of(one, key=message.idempotency_key, kind=message.kind, group=message.group)
    message.text_id = texts_of([draft])[draft.digest]
    message.fill, message.language = dict(draft.fill), draft.wording.language
    _readdress(message, draft.address)
    message.state, message.held, message.not_before = MessageState.QUEUED, "", now
    message.expires_at = now + policy(message.kind).lives
    message.save()
    doorbell.ring(Lane(message.lane))
    return True


def _readdress(message: OutboundMessage, address: str) -> None:
    """Its links open the settings of today, which are none of a mailbox that the subscriber has left."""
    message.to_address, message.to_domain = address, address.rpartition("@")[2]
    message.address_hash = address_hash(address)
