"""Reminds authors once, 14 days before the deadline; run by the beat, any number of times."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.ports import notices
from initiatives.emails import letters
from initiatives.models import Event, Initiative
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.history import record

BEFORE = timedelta(days=14)


def remind() -> int:
    """How many initiatives got their reminder."""
    now = timezone.now()
    due = Initiative.objects.open(now).filter(deadline__lte=now + BEFORE, reminded_at__isnull=True)
    return sum(_remind(pk) for pk in due.values_list("pk", flat=True))


def _remind(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        if row.reminded_at is not None or not row.is_open:
            return False
        row.reminded_at = timezone.now()
        row.save(update_fields=["reminded_at"])
        record(initiative=row, what=Event.What.REMINDED, by=None, role=Event.Role.HUB)
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(letters.reminder(initiative=row, to=person))
    return True
