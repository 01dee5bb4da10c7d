"""Somebody gives a place back, or the wish for one: the next in line gets it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from research.models import Place
from research.services.training import locked
from research.services.training.seat_waiting import seat_waiting


def give_up(*, key: UUID) -> bool:
    """Whether there was something to give up. Once the training has begun there is not."""
    now = timezone.now()
    with transaction.atomic():
        row = locked.registration(key)
        if row is None or row.state not in (Place.WAITING, Place.SEATED) or now >= row.training.starts_at:
            return False
        row.state, row.ended_at = Place.CANCELLED, now
        row.save(update_fields=["state", "ended_at"])
        seat_waiting(training=row.training)
        return True
