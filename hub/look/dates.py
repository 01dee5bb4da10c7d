"""Dates as people of each language write them."""

from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_datetime_format
from django.utils import timezone

from hub.look.navigation import language


def babel_locale(code: str = "") -> Locale:
    """Of a language of the Hub, without it that of the page."""
    try:
        return Locale.parse((code or language()).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def british(locale: Locale) -> Locale:
    """English dates are written as in Great Britain, whatever the locale says; all others as they are."""
    return Locale("en", "GB") if locale.language == "en" else locale


def in_words(value: date | datetime | None, style: str = "long") -> str:
    if value is None:
        return ""
    locale = british(babel_locale())
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        value = value.date()
    return format_date(value, format=style, locale=locale)


def with_time(value: datetime | None, style: str = "medium") -> str:
    """The date in `style` and the time to the minute."""
    if value is None:
        return ""
    locale = british(babel_locale())
    local = timezone.localtime(value)
    joined = str(get_datetime_format(style, locale=locale)).replace("'", "")
    time = format_time(local, format="short", locale=locale)
    return joined.format(time, format_date(local, format=style, locale=locale))
