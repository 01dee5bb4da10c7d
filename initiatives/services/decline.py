"""The author declines offers politely, one or several at once; each reads it in their own language."""

from collections.abc import Sequence

from django.db import transaction

from initiatives.errors import RefusedError
from initiatives.models import Interest, Thanks
from initiatives.models.choices import BY_THE_HUB
from initiatives.services import locked
from initiatives.services.masked import masked_words
from initiatives.services.standing import require_verified
from initiatives.services.together import require_talking
from initiatives.services.turn_down import turn_down
from initiatives.words import NO_WORDS

BY_AUTHOR = tuple(one for one in Thanks if one not in BY_THE_HUB)


def decline(*, interests: Sequence[Interest], thanks: str, text: str = "") -> int:
    """How many were declined; those that somebody answered or took back meanwhile stay as they are.

    `text` is a sentence of the author's own, as they wrote it; none goes into a conversation that is over.
    Raises Identifying or RefusedError.
    """
    if thanks not in BY_AUTHOR:
        raise RefusedError
    said = masked_words(text=text)["text"]
    done = 0
    with transaction.atomic():
        for row in _waiting(interests):
            if said:
                require_talking(row, words=NO_WORDS)
            turn_down(row, thanks=Thanks(thanks), text=said)
            done += 1
    return done


def _waiting(interests: Sequence[Interest]) -> list[Interest]:
    """Those that wait, all locked, in the order in which the pairs of their organisations are."""
    rows = [locked.interest(one.pk) for one in sorted(interests, key=lambda one: (one.seat_id, one.pk))]
    for row in rows:
        require_verified(row.seat.initiative.organisation)
    return sorted((row for row in rows if row.is_waiting), key=lambda one: (one.organisation_id, one.pk))
