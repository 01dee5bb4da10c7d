"""The author's switches: no new offers for now, and how many may be open at once. No moderator needs to read them."""

from django.db import transaction

from hub.ports import versions
from initiatives.errors import RefusedError
from initiatives.models import Initiative, State
from initiatives.services import locked
from initiatives.services.standing import require_verified
from initiatives.words import OVER


def set_intake(*, initiative: Initiative, paused: bool, most_open: int | None) -> Initiative:
    """Set both; those who have offered already stay where they are."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        if row.state in {State.CLOSED, State.ARCHIVED}:
            raise RefusedError(OVER)
        row.paused, row.most_open = paused, most_open
        row.save(update_fields=["paused", "most_open"])
        versions.bump()
    return row
