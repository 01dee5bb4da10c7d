"""Hours as the clocks of a place show them. Pure; what comes out is a moment in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


class SkippedHour(ValueError):
    """The clocks of the place jump over this hour on that day."""


class DoubleHour(ValueError):
    """The clocks of the place show this hour twice on that day."""


def moment(shown: datetime, zone: str) -> datetime:
    """The moment at which the clocks of `zone` show `shown`, which has no zone of its own.

    Raises SkippedHour or DoubleHour.
    """
    place = ZoneInfo(zone)
    first = shown.replace(tzinfo=place, fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() != second.utcoffset():
        if first.astimezone(UTC).astimezone(place).time() == first.time():
            raise DoubleHour
        raise SkippedHour
    return first.astimezone(UTC)
