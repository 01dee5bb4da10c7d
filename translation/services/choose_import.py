"""What the owner of an import chooses to take over, and the word to do it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hub.bell import ring
from translation import rights
from translation.models import ImportBatch, ImportRow
from translation.services.apply_import import apply_import
from translation.tasks import take_over_import

AT_ONCE = 200


def choose(*, batch: ImportBatch, page_key: UUID, taken: Iterable[int], by: Any) -> int:
    """Keep which texts of a page are to be taken over; returns how many. What is refused or done is left alone."""
    with transaction.atomic():
        locked = _own(batch, by)
        rows = locked.rows.filter(page_key=page_key, outcome="", status__in=ImportRow.CHOICE)
        rows.update(taken=False)
        return rows.filter(pk__in=list(taken)).update(taken=True)


def take_over(*, batch: ImportBatch, by: Any, only_new: bool) -> int:
    """Take over what is chosen, or all that is new and nothing else; returns how many texts that are.

    Few are taken over at once; many are left to a worker, and the import says how far it is.
    """
    rights.require(by, rights.Action.TRANSLATE, batch.language)
    with transaction.atomic():
        locked = _own(batch, by)
        if only_new:
            rows = locked.rows.filter(outcome="", status__in=ImportRow.CHOICE)
            rows.exclude(status=ImportRow.Status.NEW).update(taken=False)
            rows.filter(status=ImportRow.Status.NEW).update(taken=True)
        count = locked.rows.waiting().count()
        if not count:
            raise rights.Refused(_("Nothing is chosen."))
        locked.state, locked.tries = ImportBatch.State.APPLYING, 0
        locked.save()
        if count > AT_ONCE:
            ring(take_over_import, batch.pk)
    if count <= AT_ONCE:
        apply_import(batch_id=batch.pk)
    return count


def _own(batch: ImportBatch, by: Any) -> ImportBatch:
    """The import, locked, for its owner while nothing runs."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.owner_id != by.pk:
        raise rights.Refused(_("You have no part in this language."))
    if locked.state == ImportBatch.State.APPLYING:
        raise rights.Refused(_("These texts are being taken over."))
    return locked
