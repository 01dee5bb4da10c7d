"""Languages that partners work in: those of the EU and EEA."""

from babel import Locale

from hub.look.alphabet import in_order

CODES = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt"),
    *("lv", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sv"),
)


def language_name(code: str, language: str) -> str:
    """The name of the language `code` in `language`, with a capital: it stands alone."""
    name = Locale.parse(language, sep="-").languages.get(code, code)
    return name[:1].upper() + name[1:]


def choices(language: str) -> list[tuple[str, str]]:
    named = [(code, language_name(code, language)) for code in CODES]
    return in_order(named, language, name=lambda pair: pair[1])
