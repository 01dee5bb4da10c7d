"""The author declines offers politely, one or several at once; each reads it in their own language."""

from collections.abc import Sequence

from django.db import transaction

from initiatives.errors import RefusedError
from initiatives.models import Interest, Thanks
from initiatives.models.choices import BY_THE_HUB
from initiatives.services import locked
from initiatives.services.masked import masked_words
from initiatives.services.standing import require_verified
from initiatives.services.turn_down import turn_down

BY_AUTHOR = tuple(one for one in Thanks if one not in BY_THE_HUB)


def decline(*, interests: Sequence[Interest], thanks: str, text: str = "") -> int:
    """How many were declined; those that somebody answered or took back meanwhile stay as they are.

    `text` is a sentence of the author's own, as they wrote it. Raises Identifying or RefusedError.
    """
    if thanks not in BY_AUTHOR:
        raise RefusedError
    said = masked_words(text=text)["text"]
    done = 0
    with transaction.atomic():
        for interest in sorted(interests, key=lambda one: (one.seat_id, one.pk)):
            row = locked.interest(interest.pk)
            require_verified(row.seat.initiative.organisation)
            if row.is_waiting:
                turn_down(row, thanks=Thanks(thanks), text=said)
                done += 1
    return done
