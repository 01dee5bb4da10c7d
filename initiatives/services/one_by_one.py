"""What the beat does to many rows: each in its own transaction, so that one that fails keeps back no other."""

import logging
from collections.abc import Callable, Iterable

logger = logging.getLogger(__name__)


def one_by_one(keys: Iterable[int], *, act: Callable[[int], int]) -> int:
    """How many `act` did something to. It takes a primary key and asks under the lock whether it is still due."""
    done = 0
    for pk in list(keys):
        try:
            done += act(pk)
        except Exception:
            logger.exception("row %s is left for the next time", pk)
    return done
