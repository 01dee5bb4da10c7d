"""An author who says nothing: reminded after 14 days; 7 days later the Hub answers courteously in their place.

Run by the beat, by any number of workers. Any word or decision of the author meanwhile wins, at the last moment too.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from initiatives.emails import silence_letters
from initiatives.models import Interest, Thanks
from initiatives.models.interest import InterestQuerySet
from initiatives.models.lifecycle import ANSWER_AFTER, SILENT_AFTER
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.turn_down import turn_down


def nudge_silent() -> int:
    """Remind the authors, one letter an initiative; how many interests it was about."""
    due = Interest.objects.silent(timezone.now() - SILENT_AFTER).filter(nudged_at__isnull=True)
    return one_by_one(sorted(set(due.values_list("seat__initiative_id", flat=True))), act=_nudge)


def answer_silent() -> int:
    """Answer what stayed silent after its reminder; how many."""
    now = timezone.now()
    due = _over(now).order_by("seat_id", "pk")
    return one_by_one(due.values_list("pk", flat=True), act=lambda pk: _answer(pk, now))


def _over(now: datetime) -> InterestQuerySet:
    return Interest.objects.silent(now - SILENT_AFTER).filter(nudged_at__lte=now - ANSWER_AFTER)


def _nudge(initiative_id: int) -> int:
    with transaction.atomic():
        initiative = locked.initiative(initiative_id)
        locked.seats(initiative_id)
        now = timezone.now()
        rows = Interest.objects.silent(now - SILENT_AFTER).filter(seat__initiative=initiative, nudged_at__isnull=True)
        silent = list(rows.order_by("pk"))
        if not silent:
            return 0
        Interest.objects.filter(pk__in=[row.pk for row in silent]).update(nudged_at=now)
        for person in speakers_for(initiative.organisation, first=initiative.author):
            notices.send(
                silence_letters.nudge(
                    initiative=initiative, first=silent[0], number=len(silent), until=now + ANSWER_AFTER, to=person
                )
            )
    return len(silent)


def _answer(pk: int, now: datetime) -> bool:
    with transaction.atomic():
        row = locked.interest(pk)
        if not _over(now).filter(pk=pk).exists():
            return False
        turn_down(row, thanks=Thanks.SILENCE)
    return True
