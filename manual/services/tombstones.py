"""Tombstones on citable numbers: laid when the text goes, with the last edition that held it; lifted on its return."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from manual import permissions
from manual.converters import is_citable
from manual.models import CitableNumber
from manual.queries import held


def bury(rows: Iterable[CitableNumber]) -> None:
    """Mark the numbers as removed. Runs in the caller's transaction."""
    rows = list(rows)
    if not rows:
        return
    editions = held.newest({row.number for row in rows})
    for row in rows:
        row.removed_at, row.last_edition, row.waits = timezone.now(), editions.get(row.number, ""), False
    CitableNumber.objects.bulk_update(rows, ["removed_at", "last_edition", "waits"])


def lift(rows: Iterable[CitableNumber]) -> None:
    """The text is public, for the first time or again. Runs in the caller's transaction."""
    gone = [row.pk for row in rows if row.removed_at or row.waits]
    if gone:
        CitableNumber.objects.filter(pk__in=gone).update(removed_at=None, last_edition="", successor="", waits=False)


def name_successor(*, number: str, successor: str, by: Any) -> None:
    """Say which number stands in the place of a removed one; empty takes it back.

    Raises PermissionDenied, or ValidationError at the field unless `successor` is another number whose text is public.
    """
    if not permissions.may_arrange(by):
        raise PermissionDenied
    with transaction.atomic():
        row = removed(number)
        if row is None:
            raise ValidationError({"number": _("This number is not removed.")})
        if successor == number:
            raise ValidationError({"successor": _("A number cannot follow itself.")})
        if successor and not _stands(successor):
            raise ValidationError({"successor": _("No public text has this number.")})
        row.successor = successor
        row.save(update_fields=["successor"])


def removed(number: str) -> CitableNumber | None:
    """The row of a removed number, locked; None for any other text. Runs in the caller's transaction."""
    if not is_citable(number):
        return None
    return CitableNumber.objects.select_for_update().filter(number=number, removed_at__isnull=False).first()


def _stands(number: str) -> bool:
    return is_citable(number) and CitableNumber.objects.standing().filter(number=number).exists()
