"""Puts a file beside an initiative: cleaned first, into the version being edited, public when that is approved."""

from dataclasses import replace

from django.db import transaction

from hub.models import User
from hub.screening import screen
from hub.uploads.clean import clean
from hub.uploads.errors import RefusedUpload
from hub.uploads.kinds import Problem
from hub.uploads.names import clean_name
from hub.uploads.stored import columns_of
from initiatives.content import FileContent
from initiatives.errors import RefusedError
from initiatives.models import Attachment, Initiative
from initiatives.queries.attached import stored
from initiatives.services import locked
from initiatives.services.save_draft import keep
from initiatives.words import ENOUGH_FILES

MOST = 5
MOST_FOUND = 60
"""Places in one file that the screen is not sure of; more can be read by nobody."""


def attach(*, initiative: Initiative, by: User, data: bytes, name: str, label: str) -> Initiative:
    """Raises RefusedUpload, or RefusedError where there are files enough. The same bytes are the same file."""
    done = clean(data)
    found = screen(done.words)
    if len(found) > MOST_FOUND:
        raise RefusedUpload(Problem.PLACES)
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        content = row.draft.content
        columns = columns_of(done)
        kept, _new = Attachment.objects.get_or_create(
            initiative=row,
            sha256=columns["sha256"],
            defaults={
                **columns,
                "found": [stored(one) for one in found],
                "by": by,
                "name": clean_name(name, done.kind),
            },
        )
        others = tuple(one for one in content.files if one.key != str(kept.key))
        if len(others) >= MOST:
            raise RefusedError(ENOUGH_FILES)
        file = FileContent(key=str(kept.key), name=kept.name, label=label)
        return keep(row, by=by, content=replace(content, files=(*others, file)))
