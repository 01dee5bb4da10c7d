"""Half-years, by which figures are published: each has its own table and none is ever counted twice. Pure.

A table that grew from day to day would tell each single step by what changed since yesterday.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HOUSE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, order=True)
class Period:
    """January to June (`half` 1) or July to December (2) of a year, by the clocks of Brussels."""

    year: int
    half: int

    @property
    def start(self) -> datetime:
        return datetime(self.year, 1 if self.half == 1 else 7, 1, tzinfo=HOUSE).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first moment that is not in it any more."""
        return self.next().start

    @property
    def last_day(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def next(self) -> "Period":
        return Period(self.year, 2) if self.half == 1 else Period(self.year + 1, 1)

    def previous(self) -> "Period":
        return Period(self.year, 1) if self.half == 2 else Period(self.year - 1, 2)

    def __str__(self) -> str:
        return f"{self.year}-{self.half}"


def period_of(moment: datetime) -> Period:
    local = moment.astimezone(HOUSE)
    return Period(local.year, 1 if local.month < 7 else 2)


def finished(first: datetime | None, at: datetime) -> Iterator[Period]:
    """Those that are over at `at`, newest first, back to the one of `first`; the newest one in any case."""
    period = period_of(at).previous()
    yield period
    while first and period > period_of(first):
        period = period.previous()
        yield period
