"""How long moderators may take: five working days, Saturdays and Sundays of Brussels not counted."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from initiatives.content import DEFAULT_ZONE

WORKING_DAYS = 5
SATURDAY = 5
DAY = timedelta(days=1)


def overdue_before(at: datetime | None = None) -> datetime:
    """Whatever was submitted before this moment is overdue at `at` (now)."""
    moment = (at or timezone.now()).astimezone(ZoneInfo(DEFAULT_ZONE))
    if moment.weekday() >= SATURDAY:
        friday = moment - (moment.weekday() - SATURDAY + 1) * DAY
        moment = friday.replace(hour=23, minute=59, second=59, microsecond=999999)
    left = WORKING_DAYS
    while left:
        moment -= DAY
        left -= moment.weekday() < SATURDAY
    return moment
