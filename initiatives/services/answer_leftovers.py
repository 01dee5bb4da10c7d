"""Answers whoever waits for a seat that is no longer looked for, however it went; run by the beat."""

from django.db import transaction
from django.db.models import F, Q

from hub.one_by_one import one_by_one
from initiatives.models import Interest, Outcome, Seat, State, Thanks
from initiatives.services.turn_down import answer_rest

ENDED = Q(initiative__state=State.CLOSED) & ~Q(initiative__outcome=Outcome.EXPIRED)
CLOSED = ENDED | Q(initiative__state=State.ARCHIVED)
"""Its author has said how it went. After a deadline the author still decides on the replies that came in time."""


def answer_leftovers() -> int:
    """How many were answered."""
    over = Seat.objects.filter(Q(dropped=True) | Q(filled__gte=F("how_many")) | CLOSED)
    waiting = over.filter(pk__in=Interest.objects.waiting().values("seat"))
    return one_by_one(waiting.order_by("pk").values_list("pk", flat=True), act=_answer)


def _answer(pk: int) -> int:
    with transaction.atomic():
        seat = Seat.objects.select_for_update().get(pk=pk)
        if seat.open_places < 1 and not seat.dropped:
            return answer_rest(seat, thanks=Thanks.FILLED)
        if seat.dropped or Seat.objects.filter(CLOSED, pk=pk).exists():
            return answer_rest(seat, thanks=Thanks.GONE)
    return 0
