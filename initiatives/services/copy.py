"""Starts a new initiative with the words, facts and seats of an older one; it has no deadline yet."""

from uuid import UUID

from hub.models import User
from initiatives.models import Initiative
from initiatives.services.start import start


def copy(*, initiative: Initiative, by: User, submission: UUID) -> tuple[Initiative, bool]:
    """The draft of this form for the same organisation, and whether it is new; the older one stays as it is."""
    return start(
        organisation=initiative.organisation,
        author=by,
        content=initiative.draft.content.for_another(),
        submission=submission,
    )
