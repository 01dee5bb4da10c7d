"""An officer keeps an item back, or lets it go on. What a worker already holds is on its way."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from dissemination import doorbell
from dissemination.models import ContentEvent
from dissemination.permissions import may_steer_digests
from dissemination.services.recall import recall

ITEM_HELD, ITEM_LET_GO = "dissemination.item_held", "dissemination.item_let_go"


def hold_item(*, event: ContentEvent, by: Any) -> bool:
    """Its entries wait, and messages that have not left are written anew without it. False where it is held already.

    Raises PermissionDenied.
    """
    return _set(event, by, held=True)


def let_item_go(*, event: ContentEvent, by: Any) -> bool:
    """It goes into the next message of each who waits for it. Raises PermissionDenied."""
    return _set(event, by, held=False)


def _set(event: ContentEvent, by: Any, *, held: bool) -> bool:
    if not may_steer_digests(by):
        raise PermissionDenied
    with transaction.atomic():
        locked = ContentEvent.objects.standing().select_for_update().filter(pk=event.pk).first()
        if locked is None or (locked.held_at is not None) == held:
            return False
        locked.held_at = timezone.now() if held else None
        locked.save(update_fields=["held_at"])
        if held:
            recall(events=[locked.pk])
        log(locked, ITEM_HELD if held else ITEM_LET_GO, user=by, data={"item": locked.event_key})
        doorbell.ring_digests()
    return True
