"""Countries and languages as the people of a language call them."""

from collections.abc import Iterable

from babel.dates import get_timezone_location
from django.conf import settings

from hub.look.alphabet import in_order
from hub.look.dates import babel_locale
from hub.look.navigation import language


def country_name(code: str) -> str:
    return str(babel_locale().territories.get(code, code))


def language_name(code: str, reader: str = "") -> str:
    """In the language `reader`, without it in that of the page, where Babel knows it; else as the Hub calls it.

    With a capital: it stands alone.
    """
    name = babel_locale(reader).languages.get(code.replace("-", "_")) or dict(settings.LANGUAGES).get(code, code)
    return str(name[:1].upper() + name[1:])


def city_name(zone: str, reader: str = "") -> str:
    """The city that a time zone is named after, in the language `reader`, without it in that of the page."""
    return str(get_timezone_location(zone, locale=babel_locale(reader), return_city=True))


def zone_choices(zones: Iterable[str], reader: str = "") -> list[tuple[str, str]]:
    """Time zones and their cities, in the order of the reader's alphabet."""
    named = [(zone, city_name(zone, reader)) for zone in set(zones)]
    return in_order(named, reader or language(), name=lambda pair: pair[1])


def language_choices(codes: Iterable[str], reader: str = "") -> list[tuple[str, str]]:
    """Codes and names, in the order of the reader's alphabet."""
    named = [(code, language_name(code, reader)) for code in codes]
    return in_order(named, reader or language(), name=lambda pair: pair[1])


def country_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes and names, in the order of the reader's alphabet. No query."""
    return in_order([(code, country_name(code)) for code in codes], language(), name=lambda pair: pair[1])
