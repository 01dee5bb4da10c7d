"""Reminds those who have a place, seven days and one day before; run by the beat, any number of times."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from research.emails import letters
from research.models import Place, Registration, Training
from research.reminding import FIRST, step_of
from research.services.training import locked


def remind() -> int:
    """How many got a reminder."""
    now = timezone.now()
    near = Training.objects.filter(live=True, cancelled_at=None, starts_at__gt=now, starts_at__lte=now + FIRST)
    sent = 0
    for training in near.order_by("starts_at", "pk"):
        seated = training.registrations.filter(state=Place.SEATED).exclude(reminded=step_of(training, now))
        sent += one_by_one(seated.order_by("pk").values_list("key", flat=True), act=_remind)
    return sent


def _remind(key: UUID) -> bool:
    with transaction.atomic():
        row = locked.registration(key)
        now = timezone.now()
        if row is None or not _is_due(row) or now >= row.training.starts_at:
            return False
        step = step_of(row.training, now)
        if not step or row.reminded == step:
            return False
        row.reminded = step
        row.save(update_fields=["reminded"])
        notices.send(letters.reminder(row))
    return True


def _is_due(row: Registration) -> bool:
    return row.state == Place.SEATED and row.training.live and row.training.cancelled_at is None
