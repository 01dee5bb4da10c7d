"""Whoever was asked by a personal link and has not answered is reminded once, shortly before the round closes."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from research.emails import questionnaires
from research.models import Asked, Wave

BEFORE = timedelta(days=3)
"""So long before a round closes, and so long after the first mail, that it is not the same twice."""


def remind() -> int:
    """How many got a reminder."""
    now = timezone.now()
    waves = Wave.objects.filter(state=Wave.State.OPEN, closes_at__gt=now, closes_at__lte=now + BEFORE)
    due = Asked.objects.filter(wave__in=waves, answered_at=None, reminded_at=None, invited_at__lte=now - BEFORE)
    return one_by_one(due.values_list("key", flat=True), act=_remind)


def _remind(key: UUID) -> bool:
    with transaction.atomic():
        rows = Asked.objects.select_for_update(of=["self"]).select_related("wave__study")
        row = rows.filter(key=key, answered_at=None, reminded_at=None).first()
        if row is None or not row.wave.takes_answers:
            return False
        row.reminded_at = timezone.now()
        row.save(update_fields=["reminded_at"])
        notices.send(questionnaires.asked_reminder(row))
    return True
