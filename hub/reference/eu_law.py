"""How an act of the European Union is found: ELI and CELEX follow from its kind, year and number."""

import re
from dataclasses import dataclass
from datetime import date

NUMBERED = re.compile(
    r"(?:\((?:EU|EC|EEC|Euratom)\) )?(?P<no>No )?(?P<first>\d{1,4})/(?P<second>\d{1,4})(?:/(?:EU|EC|EEC|JHA|Euratom))?"
)
LONG_YEARS = range(1952, 2100)
SHORT_YEARS = range(52, 100)
# Kind of act: how ELI and how CELEX call it.
TYPES = {
    "directive": ("dir", "L"),
    "regulation": ("reg", "R"),
    "decision": ("dec", "D"),
    "framework-decision": ("dec_framw", "F"),
}


@dataclass(frozen=True)
class EuAct:
    """An act as it was adopted; with a day, as it was consolidated on it."""

    kind: str
    year: int
    number: int

    @property
    def eli(self) -> str:
        return f"{self._eli}/oj"

    @property
    def celex(self) -> str:
        return f"3{self._celex}"

    def consolidated_eli(self, day: date) -> str:
        return f"{self._eli}/{day:%Y-%m-%d}"

    def consolidated_celex(self, day: date) -> str:
        return f"0{self._celex}-{day:%Y%m%d}"

    @property
    def _eli(self) -> str:
        return f"http://data.europa.eu/eli/{TYPES[self.kind][0]}/{self.year}/{self.number}"

    @property
    def _celex(self) -> str:
        return f"{self.year}{TYPES[self.kind][1]}{self.number:04}"


def identify(kind: str, key: str) -> EuAct | None:
    """The act that people call `key` (`2011/36/EU`, `(EU) No 604/2013`); None where kind or key name none.

    The year stands first, but second after "No", as in regulations until 2014.
    """
    named = NUMBERED.fullmatch(key.strip())
    if kind not in TYPES or named is None:
        return None
    first, second = named["first"], named["second"]
    if named["no"] or (kind == "regulation" and _year(first) is None):
        first, second = second, first
    year = _year(first)
    return EuAct(kind, year, int(second)) if year and int(second) else None


def years_and_numbers(first: str, second: str) -> list[tuple[int, int]]:
    """The ways to read two numbers with a stroke between as year and number; a year of four digits goes before."""
    ways = [(part, _year(part), int(number)) for part, number in ((first, second), (second, first))]
    found = [(part, (year, number)) for part, year, number in ways if year and number]
    longest = max((len(part) for part, _way in found), default=0)
    return [way for part, way in found if len(part) == longest]


def official_text(celex: str, language: str) -> str:
    """Where EUR-Lex shows an act in a language of the Union."""
    return f"https://eur-lex.europa.eu/legal-content/{language.upper()}/TXT/?uri=CELEX:{celex}"


def _year(digits: str) -> int | None:
    number = int(digits)
    if number in LONG_YEARS:
        return number
    return 1900 + number if len(digits) == 2 and number in SHORT_YEARS else None
