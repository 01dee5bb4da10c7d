"""A moderator leaves a note for the others. It is shown to moderators alone."""

from uuid import UUID

from hub.models import User
from initiatives.models import Initiative, ModeratorNote


def write_note(*, initiative: Initiative, by: User, text: str, submission: UUID) -> tuple[ModeratorNote, bool]:
    """The note of this form, and whether it is new, however often the form is sent."""
    return ModeratorNote.objects.get_or_create(
        by=by, submission=submission, defaults={"initiative": initiative, "text": text}
    )
