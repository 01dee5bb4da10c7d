"""What the owner of an import chooses to take over, and the word to do it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dissemination.models.directory_import import DirectoryImport
from dissemination.permissions import may_keep_directory
from dissemination.services.apply_directory import apply_directory
from dissemination.tasks import apply_directory_file
from hub.bell import ring

AT_ONCE = 50


def choose_rows(*, batch: DirectoryImport, shown: Iterable[int], taken: Iterable[int], by: Any) -> int:
    """Of the rows that were shown, keep which are to be taken over; returns how many. Refused rows are left alone."""
    with transaction.atomic():
        locked = _own(batch, by)
        rows = locked.rows.filter(line__in=list(shown), outcome="", may_take=True)
        rows.update(taken=False)
        return rows.filter(line__in=list(taken)).update(taken=True)


def take_over(*, batch: DirectoryImport, by: Any) -> int:
    """Take over what is chosen; returns how many rows that are. Few at once, many by a worker."""
    with transaction.atomic():
        locked = _own(batch, by)
        count = locked.rows.waiting().count()
        if not count:
            raise ValidationError(_("Nothing is chosen."))
        locked.state, locked.tries = DirectoryImport.State.APPLYING, 0
        locked.save()
        if count > AT_ONCE:
            ring(apply_directory_file, locked.pk)
    if count <= AT_ONCE:
        apply_directory(batch_id=batch.pk)
    return count


def _own(batch: DirectoryImport, by: Any) -> DirectoryImport:
    """The import, locked, for its owner while nothing runs."""
    locked = DirectoryImport.objects.select_for_update().get(pk=batch.pk)
    if locked.owner_id != by.pk or not may_keep_directory(by):
        raise PermissionDenied
    if locked.state not in {DirectoryImport.State.STAGED, DirectoryImport.State.APPLIED}:
        raise ValidationError(_("This import is at work, or has ended."))
    return locked
