"""What the beat does to many rows: each in its own transaction, so that one that fails keeps back no other."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

logger = logging.getLogger(__name__)
Key = TypeVar("Key")


def one_by_one(keys: Iterable[Key], *, act: Callable[[Key], int]) -> int:
    """How many `act` did something to. It takes the row's key and asks under the lock whether it is still due."""
    done = 0
    for key in list(keys):
        try:
            done += act(key)
        except Exception:
            logger.exception("row %s is left for the next time", key)
    return done
