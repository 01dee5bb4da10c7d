"""Closes an initiative with its outcome: it leaves every list, and whoever still waits for an answer gets one."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.ports import versions
from hub.ports.tell import tell
from initiatives.errors import RefusedError
from initiatives.models import Event, Initiative, Outcome, State
from initiatives.models.lifecycle import INITIATIVE, move
from initiatives.services import locked
from initiatives.services.answer_open import answer_open
from initiatives.services.history import record

BY_AUTHOR = (Outcome.FOUND, Outcome.FUNDED, Outcome.NOT_FUNDED, Outcome.WITHDRAWN)


def close(*, initiative: Initiative, outcome: str, by: User) -> Initiative:
    """Close it, with one of the outcomes that are its author's to say."""
    if outcome not in BY_AUTHOR:
        raise RefusedError
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        end(row, outcome=Outcome(outcome), by=by)
        answer_open(initiative=row)
    return row


def end(row: Initiative, *, outcome: Outcome, by: User | None) -> None:
    """The step itself, for whoever holds the lock of `row`; without `by` the Hub makes it."""
    was_public = row.is_public
    move(row, State.CLOSED, INITIATIVE)
    row.outcome, row.closed_at = outcome, timezone.now()
    row.save(update_fields=["state", "outcome", "closed_at"])
    role = Event.Role.AUTHOR if by else Event.Role.HUB
    record(initiative=row, what=Event.What.CLOSED, by=by, role=role, reasons=[outcome])
    if was_public:
        versions.bump()
        tell("initiative_removed", key=str(row.key))
