"""An officer uploads a list of agencies and contacts, and says how it is read; nothing of the directory changes."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dissemination.importing.columns import COLUMNS, guess
from dissemination.models.directory_import import DirectoryImport
from dissemination.permissions import may_keep_directory
from dissemination.services.stage_directory import stage_directory
from dissemination.tasks import read_directory_file
from hub.bell import ring
from hub.lists.files import guessed_layout, opening
from hub.lists.reading import Layout, Unreadable

AT_ONCE = 50_000  # bytes


def upload_directory(*, name: str, data: bytes, by: Any) -> DirectoryImport:
    """Keep the file with a proposal of how to read it. Raises `Unreadable` where that cannot be."""
    if not may_keep_directory(by):
        raise PermissionDenied
    layout = guessed_layout(data)
    batch = DirectoryImport(owner=by, name=PurePosixPath(name).name[:200], content=data)
    _lay_out(batch, layout)
    batch.save()
    return batch


def lay_out_directory(*, batch: DirectoryImport, layout: Layout, by: Any) -> None:
    """Read the file another way: another encoding, delimiter or sheet. Raises `Unreadable` where that cannot be."""
    with transaction.atomic():
        locked = _own(batch, by)
        _lay_out(locked, layout)
        locked.save()


def read_directory(*, batch: DirectoryImport, columns: Sequence[str], by: Any) -> None:
    """Compare all rows with the directory: a small file at once, a large one by a worker."""
    taken = [column for column in columns if column]
    if not set(taken) <= set(COLUMNS) or len(set(taken)) < len(taken):
        raise ValidationError(_("Two columns of the file are taken for the same."))
    if "agency_ref" not in taken:
        raise ValidationError(_("Say which column holds the reference of the agency."))
    with transaction.atomic():
        locked = _own(batch, by)
        locked.columns, locked.state, locked.tries = list(columns), DirectoryImport.State.READING, 0
        locked.save()
        is_small = len(locked.content) <= AT_ONCE
        if not is_small:
            ring(read_directory_file, locked.pk)
    if is_small:
        stage_directory(batch_id=batch.pk)


def _lay_out(batch: DirectoryImport, layout: Layout) -> None:
    lines = opening(bytes(batch.content), layout)
    if len(lines) < 2:
        raise Unreadable(_("The file holds no rows below its headings."))
    batch.encoding, batch.delimiter, batch.sheet = layout.encoding, layout.delimiter, layout.sheet
    batch.columns = guess(lines[0].cells)


def _own(batch: DirectoryImport, by: Any) -> DirectoryImport:
    """The upload, locked, for its owner while its columns are open."""
    locked = DirectoryImport.objects.select_for_update().get(pk=batch.pk)
    if locked.owner_id != by.pk or not may_keep_directory(by):
        raise PermissionDenied
    if locked.state != DirectoryImport.State.UPLOADED:
        raise ValidationError(_("The columns of this file were chosen before."))
    return locked
