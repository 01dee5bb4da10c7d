"""How a training stands towards somebody who would like to come. Pure."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from research.models.training import Training


class Standing(StrEnum):
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    OVER = "over"


def standing(training: Training, *, seated: int, at: datetime | None = None) -> Standing:
    """`FULL` still takes registrations, for the waiting list."""
    at = at or timezone.now()
    if training.cancelled_at is not None:
        return Standing.CANCELLED
    if training.ends_at <= at:
        return Standing.OVER
    if not training.takes_registrations_at(at):
        return Standing.CLOSED
    return Standing.FULL if seated >= training.capacity else Standing.OPEN
