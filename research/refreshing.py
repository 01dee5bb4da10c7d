"""When refreshers of a training are due: one, three and six months after it, on a day there. Pure."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (1, 3, 6)
LATE = timedelta(days=14)
"""A refresher that could not be sent for so long is left out: the next one comes."""
KEPT = timedelta(days=30)
FEWEST_TOLD = 5
"""With fewer people told of it, a refresher's answers would say whose they are: they are not counted."""


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last: 31 January and one month is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_month(held: date, asked: date, told: int, at: date) -> int | None:
    """The refresher that is due at `at` to somebody who asked on a day and was told of those up to month `told`."""
    for month in MONTHS:
        day = months_after(held, month)
        if month > told and day > asked and day <= at < day + LATE:
            return month
    return None


def is_over(held: date, at: date) -> bool:
    """Whether addresses are forgotten."""
    return at > months_after(held, MONTHS[-1]) + KEPT
