"""How languages write months, numbers and articles of law."""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

# One to twelve; several spellings of one are divided by a bar.
COUNTS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "ro": "un|unu|una|o doi|două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece|douăsprezece",
    "nl": "een|één|eén twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "da": "en|et|én|ét to tre fire fem seks syv otte ni ti elleve tolv",
    "de": "ein|eine|einer|einem|einen|eines|eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
ARTICLES = {
    "en": r"articles?|arts?\.",
    "ro": r"articol\w*|art\.",
    "nl": r"artikel(?:en)?|art\.",
    "da": r"artik(?:el|len|ler|lerne)|art\.|§+",
    "de": r"artikeln?|artikels|art\.|§+",
}
LETTERS = r"(?:lit(?:era|tera|erele|ra)?\.?|onder|sub|buchstaben?|points?|punkt)"


@dataclass(frozen=True)
class Writing:
    """One language's way with values. `months` maps names to 1..12, `counts` words to 1..12."""

    decimal: str
    months: dict[str, int]
    counts: dict[str, int]
    article: re.Pattern[str] | None
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]


@lru_cache
def writing(language: str) -> Writing:
    """A language without an entry above is still known by its months and its decimal sign, from the CLDR."""
    locale = _locale(language)
    months = _months(locale)
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    words = COUNTS.get(locale.language, "").split()
    article = ARTICLES.get(locale.language)
    day = r"(?P<day>[0-3]?[0-9])"
    year = r"(?P<year>(?:19|20)[0-9]{2})"
    return Writing(
        decimal="," if locale.number_symbols["latn"]["decimal"] == "," else ".",
        months=months,
        counts={spelling: place for place, word in enumerate(words, 1) for spelling in word.split("|")},
        article=re.compile(rf"(?<!\w)(?:{article})\s*", re.IGNORECASE) if article else None,
        day_month=re.compile(
            rf"(?<![\w.,/])(?:{day}(?:st|nd|rd|th|e|de|ste)?\.?\s+(?:of\s+|de\s+)?)?(?P<month>{names})\.?(?!\w)(?:,?\s+{year}(?![0-9]))?",
            re.IGNORECASE,
        ),
        month_day=re.compile(
            rf"(?<!\w)(?P<month>{names})\.?\s+{day}(?:st|nd|rd|th)?(?![0-9]),?(?:\s+{year}(?![0-9]))?", re.IGNORECASE
        ),
    )


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _months(locale: Locale) -> dict[str, int]:
    found = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                name = name.rstrip(".").casefold()
                if len(name) >= 3 and name.isalpha():
                    found[name] = number
    return found
