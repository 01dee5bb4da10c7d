"""The author's decision on an interest: on the shortlist, declined, agreed. Agreeing fills a place of the seat."""

from django.db import transaction
from django.utils import timezone

from hub.ports import notices, versions
from initiatives.emails import letters
from initiatives.errors import RefusedError
from initiatives.models import Interest, InterestState
from initiatives.models.lifecycle import INTEREST, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.standing import require_verified
from initiatives.words import SEAT_TAKEN

DECISIONS = (InterestState.SHORTLISTED, InterestState.DECLINED, InterestState.AGREED)


def decide(*, interest: Interest, decision: str) -> Interest:
    """Set the state; the other side hears of everything but the shortlist, which is the author's own note."""
    if decision not in DECISIONS:
        raise RefusedError
    with transaction.atomic():
        row = locked.interest(interest.pk)
        require_verified(row.seat.initiative.organisation)
        move(row, decision, INTEREST)
        if decision == InterestState.AGREED:
            if row.seat.open_places < 1:
                raise RefusedError(SEAT_TAKEN)
            row.seat.filled += 1
            row.seat.save(update_fields=["filled"])
            versions.bump()
        if decision != InterestState.SHORTLISTED:
            row.answered_at = timezone.now()
            for person in speakers_for(row.organisation, first=row.author):
                notices.send(letters.decided(interest=row, to=person))
        row.save(update_fields=["state", "answered_at"])
    return row
