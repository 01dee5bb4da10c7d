"""An officer decides what evidence and policy could not: was it handed over, or should it go once more?"""

from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.kinds import Lane
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.message import Held, MessageState, OutboundMessage
from dissemination.permissions import may_plan
from dissemination.services.project import project
from dissemination.services.write_held import write_held


class Choice(StrEnum):
    """Both ways out of the tray, and the third that gives up."""

    HANDED_OVER = "handed_over"
    SEND_AGAIN = "send_again"
    GIVE_UP = "give_up"


def decide_message(*, message: OutboundMessage, choice: Choice, by: Any) -> None:
    """Returns quietly when the message left the tray meanwhile; PermissionDenied for anybody but an officer.

    One that could not be written is written anew, or given up: what it held then goes into the next digest.
    """
    if not may_plan(by):
        raise PermissionDenied
    if message.held == Held.UNWRITTEN and choice is not Choice.GIVE_UP:
        write_held(message=message.pk)
        return
    with transaction.atomic():
        locked = OutboundMessage.objects.to_decide().select_for_update().filter(pk=message.pk).first()
        if locked is None:
            return
        now = timezone.now()
        locked.held = ""
        if choice is Choice.SEND_AGAIN:
            locked.state, locked.doubts, locked.not_before = MessageState.QUEUED, 1, now
            locked.expires_at = max(locked.expires_at, now + (locked.expires_at - locked.created_at))
        else:
            handed_over = choice is Choice.HANDED_OVER
            locked.state = MessageState.ACCEPTED if handed_over else MessageState.CANCELLED
            locked.final_at, locked.settled_by = now, "officer"
            DeliveryEvent.objects.get_or_create(
                source=EventSource.OFFICER,
                source_event_id=f"{locked.pk}:{choice}:{locked.attempts}",
                defaults={
                    "message_id": locked.pk,
                    "delivery_id": locked.delivery_id,
                    "kind": EventKind.ACCEPTED if handed_over else EventKind.CANCELLED,
                    "occurred_at": now,
                },
            )
        locked.save()
        doorbell.ring(Lane(locked.lane))
        if locked.delivery_id:
            project(deliveries=[locked.delivery_id])
