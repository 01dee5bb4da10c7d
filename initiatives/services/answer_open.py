"""Answers whoever still waits for an answer when an initiative is over, with thanks and without blame."""

from django.utils import timezone

from hub.ports import notices
from initiatives.emails import deadline_letters
from initiatives.models import Initiative, Interest, InterestState, Seat
from initiatives.models.lifecycle import INTEREST, move
from initiatives.queries.people import speakers_for

WAITING = (InterestState.NEW, InterestState.SHORTLISTED)


def answer_open(*, initiative: Initiative) -> int:
    """How many were answered. Call it in the transaction that ends the initiative and holds its lock."""
    seats = list(Seat.objects.select_for_update().filter(initiative=initiative).order_by("pk"))
    open_ones = Interest.objects.select_for_update(of=("self",)).filter(seat__in=seats, state__in=WAITING)
    rows = list(open_ones.select_related("organisation", "author", "seat").order_by("pk"))
    for row in rows:
        row.seat.initiative = initiative
        move(row, InterestState.DECLINED, INTEREST)
        row.answered_at = timezone.now()
        row.save(update_fields=["state", "answered_at"])
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(deadline_letters.over(interest=row, to=person))
    return len(rows)
