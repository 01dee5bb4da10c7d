"""Tombstones on citable numbers: laid when the text goes, with the last edition that held it; lifted on its return."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

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


def name_successor(*, number: str, successor: str) -> None:
    """Say which number stands in the place of a removed one; empty takes it back.

    Raises ValidationError at the field unless `successor` is another number whose text is public.
    """
    with transaction.atomic():
        row = CitableNumber.objects.select_for_update().get(number=number)
        if row.removed_at is None:
            raise ValidationError(_("This number is not removed."))
        if successor == number:
            raise ValidationError({"successor": _("A number cannot follow itself.")})
        if successor and not CitableNumber.objects.standing().filter(number=successor).exists():
            raise ValidationError({"successor": _("No public text has this number.")})
        row.successor = successor
        row.save(update_fields=["successor"])
