"""Dates and times of day, read out of a text. Each reader returns what it found and the text without it."""

import re

from translation.checks.languages import Writing
from translation.checks.token import Token

Read = tuple[list[Token], str]

NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<year>(?:19|20)[0-9]{2})-(?P<month>[01]?[0-9])-(?P<day>[0-3]?[0-9])"
    r"|(?P<day2>[0-3]?[0-9])(?P<sign>[./-])\s?(?P<month2>[01]?[0-9])(?P=sign)\s?(?P<year2>(?:19|20)[0-9]{2}))(?![\w/-])"
)
TIME = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-3])(?:(?P<sign>[:.h])(?P<minute>[0-5][0-9]))?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?![\w:]|[.,][0-9])",
    re.IGNORECASE,
)
MAY = 5


def numeric(text: str, ways: Writing) -> Read:
    """`2026-03-03`, `3.3.2026`, `03/03/2026`: the day before the month, as in Europe."""
    found = []

    def take(match: re.Match[str]) -> str:
        day, month, year = (int(match[name] or match[f"{name}2"]) for name in ("day", "month", "year"))
        found.append(Token("date", match[0], frozenset({_date(day, month, year)}), match.start()))
        return " " * len(match[0])

    return found, NUMERIC.sub(take, text)


def named(text: str, ways: Writing) -> Read:
    """`3 March 2026`, `March 3`, `March 2026`, in the language's own names."""
    found = []

    def take(match: re.Match[str]) -> str:
        day, year = match["day"], match["year"]
        if not day and not year:
            return match[0]
        month = ways.months[match["month"].casefold()]
        readings = {_date(int(day) if day else 0, month, int(year) if year else 0)}
        if month == MAY and day and not year:  # "may" and "mai" are words of other meanings as well
            readings.add(str(int(day)))
        found.append(Token("date", match[0].strip(), frozenset(readings), match.start()))
        return " " * len(match[0])

    return found, ways.month_day.sub(take, ways.day_month.sub(take, text))


def times(text: str, ways: Writing) -> Read:
    """`14:30`, `14.30`, `2 p.m.`; the full hour is also its bare number."""
    found = []

    def take(match: re.Match[str]) -> str:
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
        if not match["minute"] and not half:
            return match[0]
        readings = {f"{hour}:{minute:02}"}
        if half.startswith("p") and hour < 12:
            readings.add(f"{hour + 12}:{minute:02}")
        if match["sign"] == ".":
            readings.add(f"{hour}.{minute:02}".rstrip("0").rstrip("."))
        readings |= {reading.partition(":")[0] for reading in readings if reading.endswith(":00")}
        found.append(Token("number", match[0], frozenset(readings), match.start()))
        return " " * len(match[0])

    return found, TIME.sub(take, text)


def _date(day: int, month: int, year: int) -> str:
    return "/".join(str(part) for part in (day, month, year) if part)


READERS = (numeric, named, times)
