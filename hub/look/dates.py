"""Dates as people of each language write them."""

from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from django.utils import timezone

from hub.look.navigation import language


def babel_locale() -> Locale:
    try:
        return Locale.parse(language().replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def in_words(value: date | datetime | None, style: str = "long") -> str:
    if value is None:
        return ""
    locale = babel_locale()
    if locale.language == "en":
        locale = Locale("en", "GB")
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        value = value.date()
    return format_date(value, format=style, locale=locale)


def with_time(value: datetime | None, style: str = "medium") -> str:
    if value is None:
        return ""
    locale = babel_locale()
    if locale.language == "en":
        locale = Locale("en", "GB")
    return format_datetime(timezone.localtime(value), format=style, locale=locale)
