"""How much an address has to answer for: a fold over what was seen of it (dissemination.md 4.6).

Pure. It goes by when things occurred, not by when they were heard, and nothing is stored twice. Policy, size, delay and
automatic answers never count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from dissemination.evidence.refusals import is_unexplained
from dissemination.models.event import EventKind

ENOUGH = 100
SOFT = 20
SILENCE = 10
SILENT_FOR = timedelta(days=3)
"""A message that was taken and of which nothing came back for so long speaks for its address."""
WINDOW = timedelta(days=90)
REFUSALS = frozenset({EventKind.BOUNCED_HARD, EventKind.BOUNCED_SOFT})


@dataclass(frozen=True)
class Seen:
    """One event of a message to the address. `restored`: an officer said that the address is right."""

    kind: str
    at: datetime
    message: UUID | None
    enhanced: str = ""
    restored: bool = False


@dataclass
class Score:
    """`value` now, `peak` since it began anew; `unexplained`: days with a refusal for which no reason was given."""

    value: int = 0
    peak: int = 0
    is_hard: bool = False
    unexplained: set[date] = field(default_factory=set)

    @property
    def is_enough(self) -> bool:
        return self.peak >= ENOUGH

    @property
    def is_unclear(self) -> bool:
        return len(self.unexplained) > 1


def score(events: Iterable[Seen], *, now: datetime) -> Score:
    """Of the last 90 days, or since an officer restored the address."""
    found = Score()
    counted: set[date] = set()
    blamed: set[UUID | None] = set()
    for seen in _steps([one for one in events if one.at > now - WINDOW], now):
        if seen.restored:
            found, counted, blamed = Score(), set(), set()
        elif seen.kind == EventKind.BOUNCED_HARD:
            found.value, found.is_hard = ENOUGH, True
        elif seen.kind == EventKind.ACCEPTED:
            found.value = max(0, found.value - SILENCE)
        elif seen.kind == EventKind.BOUNCED_SOFT and seen.message not in blamed:
            day = seen.at.date()
            found.value = min(ENOUGH, found.value + (0 if day in counted else SOFT))
            counted.add(day)
            blamed.add(seen.message)
            if is_unexplained(seen.enhanced):
                found.unexplained.add(day)
        found.peak = max(found.peak, found.value)
    return found


def _steps(events: Sequence[Seen], now: datetime) -> list[Seen]:
    """Refusals and restorations when they occurred; silence when it had lasted long enough. Ties have one order."""
    refused = {one.message for one in events if one.kind in REFUSALS}
    steps = [one for one in events if one.restored or one.kind in REFUSALS]
    taken: dict[UUID | None, datetime] = {}
    for one in events:
        if one.kind == EventKind.ACCEPTED and one.message not in refused:
            taken[one.message] = min(one.at, taken.get(one.message, one.at))
    silent = [
        Seen(EventKind.ACCEPTED, at + SILENT_FOR, message) for message, at in taken.items() if at + SILENT_FOR <= now
    ]
    return sorted([*steps, *silent], key=lambda one: (one.at, one.kind, str(one.message), one.enhanced))
