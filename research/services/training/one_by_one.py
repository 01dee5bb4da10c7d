"""What the beat does to many rows: each in its own transaction, so that one that fails keeps back no other."""

import logging
from collections.abc import Callable, Iterable
from uuid import UUID

logger = logging.getLogger(__name__)


def one_by_one(keys: Iterable[UUID], *, act: Callable[[UUID], bool]) -> int:
    """How many `act` did something to; it asks under the lock whether there is still something to do."""
    done = 0
    for key in list(keys):
        try:
            done += act(key)
        except Exception:
            logger.exception("registration %s is left for the next time", key)
    return done
