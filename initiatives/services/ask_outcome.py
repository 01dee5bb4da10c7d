"""After the deadline: reminds authors once of the outcome, and answers who still waits; run by the beat.

Replies that came in time may be answered for two weeks after the Hub has closed an initiative.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from initiatives.emails import deadline_letters
from initiatives.models import Event, Initiative
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.answer_open import answer_open
from initiatives.services.history import record

PATIENCE = timedelta(days=14)


def ask_outcome() -> int:
    """How many authors were reminded."""
    before = timezone.now() - PATIENCE
    silent = Initiative.objects.lacking_outcome().filter(closed_at__lte=before, outcome_asked_at__isnull=True)
    return one_by_one(silent.values_list("pk", flat=True), act=_ask)


def _ask(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        if not row.lacks_outcome or row.outcome_asked_at is not None:
            return False
        row.outcome_asked_at = timezone.now()
        row.save(update_fields=["outcome_asked_at"])
        record(initiative=row, what=Event.What.ASKED, by=None, role=Event.Role.HUB)
        answer_open(initiative=row)
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(deadline_letters.outcome_again(initiative=row, to=person))
    return True
