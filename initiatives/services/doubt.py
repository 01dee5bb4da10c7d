"""Marks an initiative as not confirmed, a week after its author was asked and did not answer; run by the beat.

It stays in the lists, since its deadline is still to come; readers are told, and its author is written to once more.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices, versions
from initiatives.emails import deadline_letters
from initiatives.models import Event, Initiative
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.history import record

PATIENCE = timedelta(days=7)


def doubt() -> int:
    """How many were marked."""
    now = timezone.now()
    silent = Initiative.objects.open(now).filter(
        reminded_at__lte=now - PATIENCE, confirmed_at__isnull=True, doubted_at__isnull=True
    )
    return one_by_one(silent.values_list("pk", flat=True), act=_doubt)


def _doubt(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        now = timezone.now()
        if not row.awaits_word or row.doubted_at is not None:
            return False
        if row.reminded_at is None or row.reminded_at > now - PATIENCE:
            return False
        row.doubted_at = now
        row.save(update_fields=["doubted_at"])
        record(initiative=row, what=Event.What.DOUBTED, by=None, role=Event.Role.HUB)
        versions.bump()
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(deadline_letters.asked_again(initiative=row, to=person))
    return True
