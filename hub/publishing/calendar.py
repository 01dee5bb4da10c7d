"""Days of the Hub: an edition is in force, and a deadline falls, by the date in Brussels."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

BRUSSELS = ZoneInfo("Europe/Brussels")


def today(at: datetime | None = None) -> date:
    """The date in Brussels at `at` (now)."""
    return (at or timezone.now()).astimezone(BRUSSELS).date()
