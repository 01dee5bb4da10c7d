"""Forgets what was never finished: a draft that nobody touched for a year, 30 days after its author was warned.

Run daily, any number of times. A save ends the warning, since it is younger.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from initiatives.emails import deadline_letters
from initiatives.models import Draft, Outcome, State
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.answer_open import answer_open
from initiatives.services.close import end
from initiatives.services.forget_initiatives import blank

KEPT, WARNING = timedelta(days=365), timedelta(days=30)
UNFINISHED = (State.DRAFT, State.RETURNED)


def warn_of_drafts() -> int:
    """How many authors' drafts were warned of."""
    return one_by_one(_to_warn(timezone.now()).values_list("initiative_id", flat=True), act=_warn)


def forget_drafts() -> int:
    """How many were forgotten."""
    return one_by_one(_due(timezone.now()).values_list("initiative_id", flat=True), act=_forget)


def _untouched() -> QuerySet[Draft]:
    return Draft.objects.filter(initiative__state__in=UNFINISHED, initiative__forgotten_at=None)


def _to_warn(now: datetime) -> QuerySet[Draft]:
    unsaid = Q(warned_at=None) | Q(warned_at__lt=F("changed_at"))
    return _untouched().filter(unsaid, changed_at__lte=now - KEPT + WARNING)


def _due(now: datetime) -> QuerySet[Draft]:
    return _untouched().filter(changed_at__lte=now - KEPT, warned_at__gte=F("changed_at"), warned_at__lte=now - WARNING)


def _warn(pk: int) -> bool:
    with transaction.atomic():
        row, now = locked.initiative(pk), timezone.now()
        if not _to_warn(now).filter(initiative=row).exists():
            return False
        row.draft.warned_at = now
        row.draft.save(update_fields=["warned_at"])
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(deadline_letters.untouched(initiative=row, until=now + WARNING, to=person))
    return True


def _forget(pk: int) -> bool:
    """Closed as withdrawn, for the history, and emptied; whoever still waits for an answer gets one first."""
    with transaction.atomic():
        row = locked.initiative(pk)
        if not _due(timezone.now()).filter(initiative=row).exists():
            return False
        end(row, outcome=Outcome.WITHDRAWN, by=None)
        answer_open(initiative=row)
        blank(row)
    return True
