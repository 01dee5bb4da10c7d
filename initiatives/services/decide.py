"""The author's decision on an interest: on the shortlist, or agreed. Agreeing fills a place of the seat."""

from django.db import transaction
from django.utils import timezone

from hub.ports import notices, versions
from initiatives.emails import letters
from initiatives.errors import RefusedError
from initiatives.models import Interest, InterestState, Thanks
from initiatives.models.lifecycle import INTEREST, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.standing import require_verified
from initiatives.services.together import require_talking
from initiatives.services.turn_down import answer_rest
from initiatives.words import OTHER_NOT_VERIFIED, SEAT_TAKEN

DECISIONS = (InterestState.SHORTLISTED, InterestState.AGREED)


def decide(*, interest: Interest, decision: str) -> Interest:
    """Set the state; the other side does not hear of the shortlist, which is the author's own note.

    With the last place of a seat it closes: all who still wait for it are thanked in the same transaction.
    """
    if decision not in DECISIONS:
        raise RefusedError
    with transaction.atomic():
        row = locked.interest(interest.pk)
        require_verified(row.seat.initiative.organisation)
        move(row, decision, INTEREST)
        if decision == InterestState.AGREED:
            _agree(row)
        row.save(update_fields=["state", "answered_at"])
        if decision == InterestState.AGREED and row.seat.open_places < 1:
            answer_rest(row.seat, thanks=Thanks.FILLED)
    return row


def _agree(row: Interest) -> None:
    if row.seat.open_places < 1:
        raise RefusedError(SEAT_TAKEN)
    if not row.organisation.is_verified:
        raise RefusedError(OTHER_NOT_VERIFIED)
    require_talking(row)
    row.seat.filled += 1
    row.seat.save(update_fields=["filled"])
    row.answered_at = timezone.now()
    versions.bump()
    for person in speakers_for(row.organisation, first=row.author):
        notices.send(letters.decided(interest=row, to=person))
