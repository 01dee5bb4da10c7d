"""Takes a file out of the version being edited. What is public keeps it until that version is approved."""

from dataclasses import replace

from django.db import transaction

from hub.models import User
from initiatives.models import Attachment, Initiative
from initiatives.services import locked
from initiatives.services.save_draft import keep


def detach(*, attachment: Attachment, by: User) -> Initiative:
    """Doing it twice is doing it once."""
    with transaction.atomic():
        row = locked.initiative(attachment.initiative_id)
        content = row.draft.content
        left = tuple(one for one in content.files if one.key != str(attachment.key))
        return keep(row, by=by, content=replace(content, files=left))
