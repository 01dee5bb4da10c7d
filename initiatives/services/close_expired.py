"""Closes what has passed its deadline and asks the authors for the outcome; run by the beat, any number of times."""

from django.db import transaction

from hub.ports import notices
from initiatives.emails import letters
from initiatives.errors import WrongState
from initiatives.models import Initiative, Outcome
from initiatives.queries.people import speakers_for
from initiatives.services.close import close


def close_expired() -> int:
    """How many were closed."""
    done = 0
    for initiative in Initiative.objects.expired():
        with transaction.atomic():
            try:
                row = close(initiative=initiative, outcome=Outcome.EXPIRED)
            except WrongState:
                continue
            for person in speakers_for(row.organisation, first=row.author):
                notices.send(letters.closed(initiative=row, to=person))
        done += 1
    return done
