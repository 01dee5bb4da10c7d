"""Raises an alarm where the ledger does not keep its promises."""

import logging

from dissemination.queries import invariants

logger = logging.getLogger(__name__)


def raise_alarm() -> None:
    """One line a broken promise, at the level that operators are called for."""
    for broken in invariants.broken():
        logger.critical("The ledger does not keep a promise: %s (%d)", broken.promise, broken.rows)
