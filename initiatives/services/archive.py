"""Puts closed initiatives away 180 days after they were closed: nobody but their organisation reads them then."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import versions
from initiatives.models import Event, Initiative, State
from initiatives.models.lifecycle import INITIATIVE, move
from initiatives.services import locked
from initiatives.services.history import record

AFTER = timedelta(days=180)


def archive() -> int:
    """How many were put away; run by the beat, any number of times."""
    over = Initiative.objects.filter(state=State.CLOSED, closed_at__lte=timezone.now() - AFTER)
    return one_by_one(over.values_list("pk", flat=True), act=_archive)


def _archive(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        if row.state != State.CLOSED:
            return False
        move(row, State.ARCHIVED, INITIATIVE)
        row.save(update_fields=["state"])
        record(initiative=row, what=Event.What.ARCHIVED, by=None, role=Event.Role.HUB)
        versions.bump()
    return True
