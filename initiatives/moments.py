"""Moments that people write as a day and an hour of some place. Pure; every moment that comes out is in UTC.

Days are days of the clock on the wall there, so that "14 days before 17:00" is 17:00, whatever summer time did between.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hub import wall_clock

USUAL_TIME = time(17, 0)
REMIND_DAYS = 14
LATE_DAYS = 10
"""Under so many days before its deadline an initiative may only replace a partner who left."""


def moment(day: date, hour: time | None, zone: str) -> datetime:
    """The moment of `hour` (17:00 where none is said) of `day` in `zone`. Raises SkippedHour or DoubleHour."""
    return wall_clock.moment(datetime.combine(day, hour or USUAL_TIME), zone)


def days_from(at: datetime, zone: str, days: int) -> datetime:
    """The moment `days` later (earlier, if negative) at which the clocks of `zone` show the same hour.

    Where they skip it the moment is as long after their jump as the hour would have been; of a double hour the first.
    """
    local = at.astimezone(ZoneInfo(zone))
    return (local + timedelta(days=days)).replace(fold=0).astimezone(UTC)


def reminder_of(deadline: datetime, zone: str) -> datetime:
    """When its author is reminded."""
    return days_from(deadline, zone, -REMIND_DAYS)


def is_late(deadline: datetime, zone: str, at: datetime) -> bool:
    """Whether under ten days are left at `at`: from the very hour ten days before, the answer is still no."""
    return at > days_from(deadline, zone, -LATE_DAYS)
