"""Periods of the digests by the date in Brussels. A key names a period; it never chooses content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dissemination.models.subscription import Cadence
from hub.publishing.calendar import BRUSSELS

HOUR = time(7, 0)
LOOK_BACK = timedelta(days=35)


def first_day(cadence: str, key: str) -> date:
    """The day on which the week or month of a key begins."""
    year, _dash, rest = key.partition("-")
    if cadence == Cadence.WEEKLY:
        return date.fromisocalendar(int(year), int(rest.removeprefix("W")), 1)
    return date(int(year), int(rest), 1)


@dataclass(frozen=True)
class Period:
    """The period that begins on `day`; its digest leaves that day from seven in the morning."""

    cadence: Cadence
    day: date

    @property
    def key(self) -> str:
        """`2026-11-24`, `2026-W48`, `2026-11`."""
        if self.cadence == Cadence.WEEKLY:
            return f"{self.day:%G-W%V}"
        return f"{self.day:%Y-%m}" if self.cadence == Cadence.MONTHLY else f"{self.day:%Y-%m-%d}"

    @property
    def before(self) -> "Period":
        return Period(self.cadence, FIRST_DAY[self.cadence](self.day - timedelta(days=1)))

    @property
    def after(self) -> "Period":
        return Period(self.cadence, FIRST_DAY[self.cadence](self.day + LENGTH[self.cadence]))

    @property
    def due_at(self) -> datetime:
        """In the time of Brussels."""
        return datetime.combine(self.day, HOUR, BRUSSELS)


FIRST_DAY: dict[Cadence, Callable[[date], date]] = {
    Cadence.DAILY: lambda day: day,
    Cadence.WEEKLY: lambda day: day - timedelta(days=day.weekday()),
    Cadence.MONTHLY: lambda day: day.replace(day=1),
}
LENGTH = {Cadence.DAILY: timedelta(days=1), Cadence.WEEKLY: timedelta(days=7), Cadence.MONTHLY: timedelta(days=31)}
"""No period is longer."""


def latest(cadence: Cadence, at: datetime) -> Period:
    """The newest period whose digest is due at `at`."""
    local = at.astimezone(BRUSSELS)
    period = Period(cadence, FIRST_DAY[cadence](local.date()))
    return period.before if local < period.due_at else period


def missed(period: Period, last_key: str) -> list[str]:
    """Keys of the periods between the last run and `period`, oldest first: their content goes into this one."""
    keys: list[str] = []
    earlier = period.before
    while period.day - earlier.day <= LOOK_BACK:
        if earlier.key == last_key:
            return keys[::-1]
        keys.append(earlier.key)
        earlier = earlier.before
    return keys[::-1] if last_key else []
