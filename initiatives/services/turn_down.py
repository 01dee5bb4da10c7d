"""Says no with thanks: one interest that waits, or all that still wait on a seat that takes nobody any more."""

from django.utils import timezone

from hub.ports import notices, versions
from initiatives.emails import letters
from initiatives.models import Interest, InterestState, Seat, Thanks
from initiatives.models.lifecycle import INTEREST, move
from initiatives.queries.people import speakers_for


def turn_down(row: Interest, *, thanks: Thanks, text: str = "") -> None:
    """Decline `row`, whose lock and whose seat's lock the caller holds. Raises WrongState where it was answered."""
    move(row, InterestState.DECLINED, INTEREST)
    row.declined_for, row.declined_text, row.answered_at = thanks, text, timezone.now()
    row.save(update_fields=["state", "declined_for", "declined_text", "answered_at"])
    make_room(row)
    for person in speakers_for(row.organisation, first=row.author):
        notices.send(letters.decided(interest=row, to=person))


def answer_rest(seat: Seat, *, thanks: Thanks) -> int:
    """How many were still waiting on `seat`, whose lock the caller holds."""
    rows = Interest.objects.waiting().filter(seat=seat).order_by("pk")
    rest = list(rows.select_for_update(of=("self",)).select_related("organisation", "author"))
    for row in rest:
        row.seat = seat
        turn_down(row, thanks=thanks)
    return len(rest)


def make_room(row: Interest) -> None:
    """An interest waits no longer: the public page of an initiative with a cap may take offers again."""
    if row.seat.initiative.most_open is not None:
        versions.bump()
