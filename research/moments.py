"""When a training is, in words: hours of the clocks there, and whose clocks they are. Pure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from django.utils.translation import gettext as _

from hub.look.dates import babel_locale, british
from hub.look.names import city_name


def in_words(begins: datetime, ends: datetime, zone: str) -> str:
    """`Wednesday 3 March 2027, 09:00 to 16:30 (time of Bucharest)`; over several days both are named."""
    locale = british(babel_locale())
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (begins, ends))
    given = {
        "day": format_date(first, "full", locale=locale),
        "begin": format_time(first, "short", locale=locale),
        "end": format_time(last, "short", locale=locale),
        "city": city_name(zone),
    }
    if first.date() == last.date():
        return _("%(day)s, %(begin)s to %(end)s (time of %(city)s)") % given
    given["last"] = format_date(last, "full", locale=locale)
    return _("From %(day)s, %(begin)s to %(last)s, %(end)s (time of %(city)s)") % given


def one_in_words(moment: datetime, zone: str) -> str:
    """`3 March 2027, 17:00 (time of Bucharest)`."""
    locale = british(babel_locale())
    local = moment.astimezone(ZoneInfo(zone))
    return _("%(date)s, %(time)s (time of %(city)s)") % {
        "date": format_date(local, "long", locale=locale),
        "time": format_time(local, "short", locale=locale),
        "city": city_name(zone),
    }


def day_of(moment: datetime, zone: str) -> date:
    """The day there."""
    return moment.astimezone(ZoneInfo(zone)).date()
