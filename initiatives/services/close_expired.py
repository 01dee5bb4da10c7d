"""Closes what has passed its deadline and asks the authors how it went; run by the beat, any number of times.

Each is closed, and told to all rooms, in its own transaction: a worker that is killed loses nothing. Replies that came
in time stay open, so that their authors can still choose; whoever sent one is told.
"""

from django.db import transaction
from django.utils import timezone

from hub.faultpoints import crashpoint
from hub.one_by_one import one_by_one
from hub.ports import notices
from initiatives.emails import deadline_letters
from initiatives.models import Initiative, Interest, Outcome
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.close import end


def close_expired() -> int:
    """How many were closed."""
    return one_by_one(Initiative.objects.expired().values_list("pk", flat=True), act=_close)


def _close(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        if not row.is_public or row.deadline is None or row.deadline > timezone.now():
            return False
        end(row, outcome=Outcome.EXPIRED, by=None)
        crashpoint("initiative-closed")
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(deadline_letters.closed(initiative=row, to=person))
        waiting = Interest.objects.waiting().filter(seat__initiative=row)
        for interest in waiting.select_related("organisation", "author", "seat").order_by("pk"):
            interest.seat.initiative = row
            for person in speakers_for(interest.organisation, first=interest.author):
                notices.send(deadline_letters.deadline_passed(interest=interest, to=person))
        crashpoint("initiative-told")
    return True
