"""A deadline is a moment with its zone: how it is read and how far away it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.look.names import city_name


def in_words(moment: datetime | None, zone: str, language: str) -> str:
    """`3 March 2027, 17:00 (time of Brussels)`."""
    if moment is None:
        return ""
    locale = Locale.parse("en-GB" if language == "en" else language, sep="-")
    local = moment.astimezone(ZoneInfo(zone))
    return _("%(date)s, %(time)s (time of %(city)s)") % {
        "date": format_date(local, "long", locale=locale),
        "time": format_time(local, "short", locale=locale),
        "city": city_name(zone, language),
    }


def in_zone_of_reader(moment: datetime | None, zone: str, readers: str, language: str) -> str:
    """The same in the reader's own zone, the date only where it is another; nothing where the clocks are the same."""
    if moment is None or not readers:
        return ""
    there, here = (moment.astimezone(ZoneInfo(one)) for one in (zone, readers))
    if there.utcoffset() == here.utcoffset():
        return ""
    if there.date() != here.date():
        return in_words(moment, readers, language)
    locale = Locale.parse("en-GB" if language == "en" else language, sep="-")
    time = format_time(here, "short", locale=locale)
    return _("%(time)s (time of %(city)s)") % {"time": time, "city": city_name(readers, language)}


def days_left(moment: datetime | None, zone: str, at: datetime | None = None) -> int | None:
    """Whole days until the day of the deadline in its own zone; 0 on the day itself, nothing once it has passed."""
    at = at or timezone.now()
    if moment is None or moment <= at:
        return None
    place = ZoneInfo(zone)
    return (moment.astimezone(place).date() - at.astimezone(place).date()).days
