"""A file beside an initiative as the service leaves it, without the process that cleans."""

import hashlib
from dataclasses import replace

from hub.models import User
from hub.screening import screen
from initiatives.content import FileContent
from initiatives.models import Attachment, Initiative
from initiatives.queries.attached import stored
from initiatives.services.save_draft import keep

WORDS = "Plan of the training"


def attached(initiative: Initiative, by: User, *, data: bytes = b"%PDF-", words: str = WORDS) -> Attachment:
    """In the version being edited; what the moderator approves next shows it."""
    initiative.refresh_from_db()
    file = Attachment.objects.create(
        initiative=initiative,
        by=by,
        kind="pdf",
        name="plan.pdf",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        words=words,
        found=[stored(one) for one in screen(words)],
        content=data,
    )
    content = initiative.draft.content
    line = FileContent(key=str(file.key), name=file.name, label="What we plan")
    keep(initiative, by=by, content=replace(content, files=(*content.files, line)))
    return file
