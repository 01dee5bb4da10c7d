"""Looks whether the ledger keeps its promises, writes down what was found, and raises an alarm."""

import logging

from django.utils import timezone

from dissemination.models.promise import PromiseCheck
from dissemination.queries import invariants

logger = logging.getLogger(__name__)


def check_promises() -> None:
    """One line a broken promise, at the level that operators are called for; the health page shows the rows."""
    broken = {one.promise: one.rows for one in invariants.broken()}
    now = timezone.now()
    PromiseCheck.objects.exclude(promise__in=invariants.ALL).delete()
    PromiseCheck.objects.bulk_create(
        [PromiseCheck(promise=promise, rows=broken.get(promise, 0), at=now) for promise in invariants.ALL],
        update_conflicts=True,
        unique_fields=["promise"],
        update_fields=["rows", "at"],
    )
    for promise, rows in broken.items():
        logger.critical("The ledger does not keep a promise: %s (%d)", promise, rows)
