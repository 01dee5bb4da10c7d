"""Personal numbers in a text: what a check digit proves, what a name or a shape says, what chance may explain."""

import re
from collections.abc import Iterator

from hub.screening.finding import Candidate, Kind, Severity
from hub.screening.formats import BY_LENGTH, WITH_LETTERS, Format
from hub.screening.labels import ACCOUNT, Label, is_chained, is_money, label_of
from hub.screening.owners import OFFICE, SENTENCE
from hub.screening.plain import Plain
from hub.screening.runs import LONGEST, Run, Shape, Stretch, runs

FEWEST = 6
"""Digits that are looked at beside the name of a personal number, right or wrong."""
EXPLAINED = 11
"""Digits that a number of an organisation may have; a longer one is a person's whatever stands before it."""
COUNTING = "01234567890123456789"
NO_PUPIL = 9
"""Digits of the one strong format whose beginning (10) grants share: their name explains it wholly."""


def personal(read: Plain) -> Iterator[Candidate]:
    yield from _of_digits(read.digits)
    for text in dict.fromkeys((read.text, read.digits)):
        yield from _with_letters(text)


def _of_digits(text: str) -> Iterator[Candidate]:
    label, until = Label.NONE, 0
    for run in runs(text):
        if run.size < FEWEST or _is_abroad(text, run.start):
            continue
        own = _label(text, run)
        if own is None:
            continue
        if own is Label.NONE and label is not Label.NONE and is_chained(text, until, run.start):
            own = label
        label, until = own, run.end
        found = [one for one in (_best(text, run, stretch, label) for stretch in run.stretches()) if one]
        yield from found
        if label is Label.PERSON and not found and run.size <= LONGEST and not run.has_date:
            yield Candidate(Kind.PERSONAL, Severity.SOFT, run.start, run.end)


def _label(text: str, run: Run) -> Label | None:
    """What the words around say of a run, or None where it is an account or a telephone, written and called so."""
    label = label_of(text, run.start, run.end)
    if label is Label.OFFICE and ACCOUNT.search(text[max(0, run.start - 8) : run.start]):
        return None
    if label in {Label.NONE, Label.TELEPHONE} and _is_dialled(run):
        near = OFFICE.search(text, max(0, run.start - SENTENCE), min(len(text), run.end + SENTENCE // 2))
        return None if near and label is Label.TELEPHONE else Label.TELEPHONE if near else label
    return label


def _is_dialled(run: Run) -> bool:
    """Whether digits are grouped as a telephone number is: a zero, an area of three to five; or French pairs."""
    sizes = [end - start for start, end in run.groups]
    if len(sizes) < 2 or min(sizes) < 2 or run.text[run.start] != "0" or not 9 <= run.size <= EXPLAINED:
        return False
    return 3 <= sizes[0] <= 5 or sizes == [2] * 5


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
        chance = form.weak or len(stretch.digits) <= NO_PUPIL or stretch.shape is Shape.INNER
        return None if chance else Severity.SOFT
    if stretch.shape is not Shape.ALONE and run.has_date and not written:
        return None
    if not form.weak:
        return Severity.HARD
    if written or (label is Label.PERSON and stretch.shape in {Shape.ALONE, Shape.WHOLE}):
        return Severity.HARD
    joined = text[stretch.start - 1 : stretch.start].isalpha() or text[stretch.end : stretch.end + 1].isalpha()
    if stretch.digits in COUNTING or "/" in text[stretch.start : stretch.end]:
        return None
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
