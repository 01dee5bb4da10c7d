"""Asks authors once, 14 days before the deadline, whether it is still open; run by the beat, any number of times."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from initiatives.emails import deadline_letters
from initiatives.models import Event, Initiative
from initiatives.moments import REMIND_DAYS, reminder_of
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.history import record

AT_MOST = timedelta(days=REMIND_DAYS, hours=1)
"""How long before a deadline its reminder can be due: an hour more where the clocks are set back in between."""


def remind() -> int:
    """How many initiatives got their reminder."""
    now = timezone.now()
    near = Initiative.objects.open(now).filter(deadline__lte=now + AT_MOST, reminded_at__isnull=True)
    return one_by_one(near.values_list("pk", flat=True), act=_remind)


def _remind(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        now = timezone.now()
        if row.reminded_at is not None or not row.is_open or row.deadline is None:
            return False
        if reminder_of(row.deadline, row.deadline_zone) > now:
            return False
        row.reminded_at = now
        row.save(update_fields=["reminded_at"])
        record(initiative=row, what=Event.What.REMINDED, by=None, role=Event.Role.HUB)
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(deadline_letters.still_open(initiative=row, to=person))
    return True
