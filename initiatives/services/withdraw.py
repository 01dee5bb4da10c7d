"""Takes an expression of interest back, until it was answered."""

from django.db import transaction

from initiatives.models import Interest, InterestState
from initiatives.models.lifecycle import INTEREST, move
from initiatives.services import locked
from initiatives.services.turn_down import make_room


def withdraw(*, interest: Interest) -> Interest:
    """Raises WrongState once the author has declined or agreed."""
    with transaction.atomic():
        row = locked.interest(interest.pk)
        move(row, InterestState.WITHDRAWN, INTEREST)
        row.save(update_fields=["state"])
        make_room(row)
    return row
