"""Writes the history: one append-only row a step, by whom in which role, without a name."""

from collections.abc import Sequence

from hub.models import User
from initiatives.models import Event, Initiative
from initiatives.models.event import NOBODY


def record(
    *,
    initiative: Initiative,
    what: Event.What,
    by: User | None,
    role: Event.Role,
    reasons: Sequence[str] = (),
) -> None:
    """Write the step; call it in the transaction that makes it."""
    Event.objects.create(
        initiative=initiative,
        what=what,
        version=initiative.draft.version,
        state=initiative.state,
        role=role,
        actor=by.key if by else NOBODY,
        reasons=" ".join(reasons),
    )
