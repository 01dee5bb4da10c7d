"""Personal numbers in a text: what a check digit proves, what a name or a shape says, what chance may explain."""

import re
from collections.abc import Iterator

from hub.screening.finding import Candidate, Severity
from hub.screening.formats import BY_LENGTH, WITH_LETTERS, Format
from hub.screening.labels import Label, is_chained, is_money, label_of
from hub.screening.plain import Plain
from hub.screening.runs import SHORTEST, Run, Shape, Stretch, runs

EXPLAINED = 11
"""Digits that a number of an organisation may have; a longer one is a person's whatever stands before it."""
NO_PUPIL = 9
"""Digits of the one strong format whose beginning (10) grants share: their name explains it wholly."""


def personal(read: Plain) -> Iterator[Candidate]:
    yield from _of_digits(read.digits)
    for text in dict.fromkeys((read.text, read.digits)):
        yield from _with_letters(text)


def _of_digits(text: str) -> Iterator[Candidate]:
    label, until = Label.NONE, 0
    for run in runs(text):
        if run.size < SHORTEST or _is_abroad(text, run.start):
            continue
        own = label_of(text, run.start, run.end)
        if own is Label.NONE and label is not Label.NONE and is_chained(text, until, run.start):
            own = label
        label, until = own, run.end
        for stretch in run.stretches():
            found = _best(text, run, stretch, label)
            if found:
                yield found


def _is_abroad(text: str, start: int) -> bool:
    """Whether a plus makes it a telephone number."""
    return "+" in text[max(0, start - 2) : start]


def _best(text: str, run: Run, stretch: Stretch, label: Label) -> Candidate | None:
    """The hardest reading of these digits; of two, the format that stands first in the list."""
    best = None
    for form in BY_LENGTH[len(stretch.digits)]:
        if form.weak and stretch.shape in {Shape.EVEN, Shape.INNER} and not form.written:
            continue
        if not form.fits(stretch.digits):
            continue
        severity = _severity(form, text, run, stretch, label)
        if severity is Severity.HARD:
            return Candidate(form.kind, severity, stretch.start, stretch.end, form.key)
        if severity and not best:
            best = Candidate(form.kind, severity, stretch.start, stretch.end, form.key)
    return best


def _severity(form: Format, text: str, run: Run, stretch: Stretch, label: Label) -> Severity | None:
    written = form.is_written(text[stretch.start : stretch.end])
    if label in {Label.OFFICE, Label.TELEPHONE} and len(stretch.digits) <= EXPLAINED:
        return None if form.weak or len(stretch.digits) <= NO_PUPIL else Severity.SOFT
    if stretch.shape is not Shape.ALONE and run.has_date and not written:
        return None
    if not form.weak:
        return Severity.HARD
    if written or (label is Label.PERSON and stretch.shape in {Shape.ALONE, Shape.WHOLE}):
        return Severity.HARD
    joined = text[stretch.start - 1 : stretch.start].isalpha() or text[stretch.end : stretch.end + 1].isalpha()
    if stretch.shape in {Shape.ALONE, Shape.WHOLE} and not joined and not is_money(text, stretch.start, stretch.end):
        return Severity.SOFT
    return None


_PIECE = {
    "9": r"\d",
    "%": "[0-9LMNP-V]",
    "X": "[XYZ]",
    "W": "[ABHTWX]",
    "A": "[A-Z]",
    "*": "[A-Z0-9]",
    "-": r"[\-+A-FU-Y]",
}


def _pattern(form: Format) -> re.Pattern[str]:
    between = r"[\s.\-/_]{0,3}"
    pieces = [_PIECE.get(letter, letter) for letter in form.shape]
    return re.compile(rf"(?<![A-Z0-9])(?=({between.join(pieces)})(?![A-Z0-9]))", re.IGNORECASE)


_LETTERED = tuple((form, _pattern(form)) for form in WITH_LETTERS)
_BETWEEN = re.compile(r"[\s./_]")


def _with_letters(text: str) -> Iterator[Candidate]:
    for form, pattern in _LETTERED:
        for match in pattern.finditer(text):
            found = match[1].upper()
            number = _BETWEEN.sub("", found)
            if not form.passes(number) and not form.passes(number.replace("-", "")):
                continue
            severity = _lettered(form, text, match, found)
            if severity:
                yield Candidate(form.kind, severity, *match.span(1), form.key)


def _lettered(form: Format, text: str, match: re.Match[str], found: str) -> Severity | None:
    label = label_of(text, *match.span(1))
    if not form.weak or form.is_written(found) or label is Label.PERSON:
        return Severity.HARD
    return Severity.SOFT if label is Label.NONE and match[1].isupper() else None
