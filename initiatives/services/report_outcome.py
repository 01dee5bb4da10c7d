"""Its author says how an initiative went that the Hub closed at its deadline."""

from django.db import transaction

from hub.models import User
from hub.ports import versions
from initiatives.errors import RefusedError, WrongState
from initiatives.models import Event, Initiative, Outcome
from initiatives.services import locked
from initiatives.services.answer_open import answer_open
from initiatives.services.close import BY_AUTHOR
from initiatives.services.history import record
from initiatives.services.standing import require_verified


def report_outcome(*, initiative: Initiative, outcome: str, by: User) -> Initiative:
    """Set it, once. Whoever still waits for an answer gets one. Raises WrongState where it is said already."""
    if outcome not in BY_AUTHOR:
        raise RefusedError
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        if not row.lacks_outcome:
            raise WrongState(row.state, Outcome(outcome).value)
        row.outcome = outcome
        row.save(update_fields=["outcome"])
        record(initiative=row, what=Event.What.OUTCOME, by=by, role=Event.Role.AUTHOR, reasons=[outcome])
        answer_open(initiative=row)
        versions.bump()
    return row
