"""What the beat asks of this room, done by a loop that has neither beat nor broker."""

import logging
import time
from collections.abc import Callable

from django.db import connection

from dissemination import tasks
from dissemination.beats import BEATS
from hub.periodic import Periodic

logger = logging.getLogger(__name__)

ROOM = "dissemination.tasks."
DRAINS = f"{ROOM}drain_"
OFTEN = 60.0
"""Seconds: what the beat does every minute, the loop does as often as it is told to."""


def entries() -> list[Periodic]:
    """What the beat does in this room; the lanes are emptied by the loop itself."""
    return [one for one in BEATS.values() if not one.task.startswith(DRAINS)]


class Housekeeping:
    """Remembers when each was done last; nothing was when it begins. `every` in seconds, for what may not wait."""

    def __init__(self, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._every = every
        self._clock = clock
        self._done: dict[str, float] = {}

    def do_what_is_due(self) -> None:
        """One that fails is logged, keeps no other waiting, and is tried again in its turn.

        Where the database is away the error is the caller's, and what was due stays due.
        """
        for one in entries():
            period = self._every if one.every <= OFTEN else one.every
            last = self._done.get(one.task)
            if last is None or self._clock() - last >= period:
                now = self._clock()
                _run(one.task)
                self._done[one.task] = now


def _run(task: str) -> None:
    try:
        getattr(tasks, task.removeprefix(ROOM)).run()
    except Exception:
        if not connection.is_usable():
            raise
        logger.exception("%s failed; it is tried again in its turn", task)
