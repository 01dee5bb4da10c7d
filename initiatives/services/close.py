"""Closes an initiative with its outcome."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.ports import versions
from hub.ports.tell import tell
from initiatives.errors import RefusedError
from initiatives.models import Event, Initiative, Outcome, State
from initiatives.models.lifecycle import INITIATIVE, move
from initiatives.services import locked
from initiatives.services.history import record

BY_AUTHOR = (Outcome.FOUND, Outcome.FUNDED, Outcome.NOT_FUNDED, Outcome.WITHDRAWN)


def close(*, initiative: Initiative, outcome: str, by: User | None = None) -> Initiative:
    """Close it. Without `by` the Hub does so, because the deadline has passed."""
    allowed = BY_AUTHOR if by else (Outcome.EXPIRED,)
    if outcome not in allowed:
        raise RefusedError
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        was_public = row.is_public
        move(row, State.CLOSED, INITIATIVE)
        row.outcome, row.closed_at = outcome, timezone.now()
        row.save(update_fields=["state", "outcome", "closed_at"])
        role = Event.Role.AUTHOR if by else Event.Role.HUB
        record(initiative=row, what=Event.What.CLOSED, by=by, role=role)
        if was_public:
            versions.bump()
            tell("initiative_removed", key=str(row.key))
    return row
