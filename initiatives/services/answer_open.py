"""Answers whoever still waits for an answer when an initiative is over, with thanks and without blame."""

from initiatives.models import Initiative, Thanks
from initiatives.services import locked
from initiatives.services.turn_down import answer_rest


def answer_open(*, initiative: Initiative) -> int:
    """How many were answered. Call it in the transaction that ends the initiative and holds its lock."""
    answered = 0
    for seat in locked.seats(initiative.pk):
        seat.initiative = initiative
        answered += answer_rest(seat, thanks=Thanks.GONE)
    return answered
