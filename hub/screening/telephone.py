"""Telephone numbers, and whose they seem to be: a person's, an office's, a hotline's, or nobody can tell."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from hub.screening.finding import Candidate, Kind, Severity
from hub.screening.labels import Label, is_money, label_of
from hub.screening.owners import (
    AUSTRIAN,
    CALL,
    FREE,
    MOBILE_AT_HOME,
    MOBILES,
    NUMBER,
    OFFICE,
    PRIVATE,
    SENTENCE,
    UNSURE,
)
from hub.screening.plain import Plain
from hub.screening.runs import Run, runs


class Standing(Enum):
    PRIVATE = "private"
    UNKNOWN = "unknown"
    OFFICE = "office"
    HOTLINE = "hotline"


class Number(NamedTuple):
    start: int
    end: int
    standing: Standing


NEAR = 40

MOST_GROUPS = 40
FEWEST = 5
"""Digits of a telephone number that is said to be one; shorter ones are hotlines."""
_CODES = sorted(MOBILES, key=len, reverse=True)


def telephones(read: Plain) -> Iterator[Candidate]:
    """A person's number is hard, one that nobody can place is soft; offices and hotlines are no matter."""
    for number in numbers_in(read):
        if number.standing is Standing.PRIVATE:
            yield Candidate(Kind.TELEPHONE, Severity.HARD, number.start, number.end)
        elif number.standing is Standing.UNKNOWN:
            yield Candidate(Kind.TELEPHONE, Severity.SOFT, number.start, number.end)


def numbers_in(read: Plain) -> Iterator[Number]:
    text = read.digits
    for run in runs(text):
        if run.size < FEWEST:
            continue
        before = text[max(0, run.start - NEAR) : run.start].rstrip("+(")
        labelled = bool(CALL.search(before) or (NUMBER.search(before) and PRIVATE.search(before)))
        label = label_of(text, run.start, run.end)
        if label is Label.OFFICE or (label is Label.NONE and not labelled and run.has_date):
            continue
        labelled = (labelled and label is not Label.PERSON) or label is Label.TELEPHONE
        for first, last in _stretches(run, labelled):
            start, end = run.groups[first][0], run.groups[last][1]
            abroad = _is_abroad(run, first, last)
            if not labelled and not abroad and is_money(text, start, end):
                continue
            sign = text.rfind("+", max(0, start - 3), start)
            yield Number(sign if sign >= 0 else start, end, _standing(run, first, last, abroad))


def _stretches(run: Run, labelled: bool) -> Iterator[tuple[int, int]]:
    """The groups of each number in a run: all of them, or those that make ten digits from a zero on."""
    last = len(run.groups) - 1
    if last < MOST_GROUPS and _is_one(run, run.digits(0, last), labelled):
        yield 0, last
    else:
        yield from _inner(run)


def _is_one(run: Run, digits: str, labelled: bool) -> bool:
    """Whether a run is one number as a whole: from abroad, at home, or said to be one; four pairs are Danish."""
    if _is_abroad(run, 0, len(run.groups) - 1) and 8 <= len(digits) <= 15:
        return True
    if digits[0] == "0" and digits[1:2] != "0" and 9 <= len(digits) <= 12 and (len(run.groups) > 1 or len(digits) > 9):
        return True
    pairs = len(digits) == 8 and digits[0] > "1" and {end - start for start, end in run.groups} == {2}
    return pairs or (labelled and FEWEST <= len(digits) <= 13)


def _inner(run: Run) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(run.groups):
        taken = _taken(run, first)
        if taken is None:
            first += 1
            continue
        yield first, taken
        first = taken + 1


def _taken(run: Run, first: int) -> int | None:
    abroad = _is_abroad(run, first, min(first + 3, len(run.groups) - 1))
    if run.text[run.groups[first][0]] != "0" and not abroad:
        return None
    total = 0
    for last in range(first, min(first + 14, len(run.groups))):
        total += run.groups[last][1] - run.groups[last][0]
        if (total == 10 and not abroad) or (abroad and total in {11, 12, 13}):
            return last
    return None


def _is_abroad(run: Run, first: int, last: int) -> bool:
    start, digits = run.groups[first][0], run.digits(first, last)
    return "+" in run.text[max(0, start - 2) : start] or (digits[:2] == "00" and digits[2:3] > "0")


def _standing(run: Run, first: int, last: int, abroad: bool) -> Standing:
    text, (start, end) = run.text, (run.groups[first][0], run.groups[last][1])
    digits = run.digits(first, last)
    mobile, sure, home = _mobile(run, first, last, digits, abroad)
    if FREE.fullmatch(home) and not mobile:
        return Standing.HOTLINE
    office = OFFICE.search(text, max(0, start - SENTENCE), min(len(text), end + SENTENCE // 2)) is not None
    said = PRIVATE.search(text[max(0, start - NEAR) : start].rstrip("+(")) is not None
    if (mobile and (sure or not office)) or said:
        return Standing.PRIVATE
    return Standing.OFFICE if office else Standing.UNKNOWN


def _mobile(run: Run, first: int, last: int, digits: str, abroad: bool) -> tuple[bool, bool, str]:
    """Whether the number is a mobile's, whether that is sure, and the number as dialled in its country."""
    if abroad:
        digits = digits.removeprefix("00") if digits.startswith("00") else digits
        code = next((one for one in _CODES if digits.startswith(one)), "")
        home = digits[len(code) :].lstrip("0")
        return bool(code and re.match(MOBILES[code], home)), code not in UNSURE, home
    if not MOBILE_AT_HOME.fullmatch(digits):
        return False, False, digits
    group = run.groups[first]
    size = group[1] - group[0]
    area = 3 <= size <= 5 and digits[:2] in {"06", "07"}
    austrian = AUSTRIAN.match(digits) is not None and len(digits) >= 10
    romanian = digits[:2] == "07" and size == 4 and len(digits) == 10 and "/" not in run.text[group[1] : group[1] + 2]
    return True, not area or austrian or romanian, digits
