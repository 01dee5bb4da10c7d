"""The screen itself: patterns and check digits over one text, or over the named texts of an initiative."""

import re
from collections.abc import Iterator, Mapping

from hub.screening import patterns
from hub.screening.finding import Finding, Kind, Severity, finding
from hub.screening.numbers import is_bsn, is_cnp, is_cpr
from hub.screening.plain import Plain, plain

BESIDE = 40
HARD, SOFT = Severity.HARD, Severity.SOFT


def screen_places(texts: Mapping[str, str]) -> list[Finding]:
    """Findings of several texts, each with the name of its place."""
    return [found.at(place) for place, text in texts.items() for found in screen(text)]


def screen(text: str) -> list[Finding]:
    """All findings in the order of the text; where two overlap, the harder one, else the first."""
    read = plain(text)
    found = [
        finding(text, kind, severity, *read.original(start, end)) for kind, severity, start, end in _candidates(read)
    ]
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: (not one.is_hard, one.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


Candidate = tuple[Kind, Severity, int, int]


def _candidates(read: Plain) -> Iterator[Candidate]:
    for match in patterns.EMAIL.finditer(read.text):
        yield Kind.EMAIL, HARD, *match.span()
    for match in patterns.BIRTH.finditer(read.text):
        yield Kind.BIRTH, HARD, *match.span()
    for match in patterns.NUMBER.finditer(read.text):
        yield from _number(read.text, match)
    for match in patterns.MOBILE.finditer(read.text):
        yield Kind.TELEPHONE, HARD, *match.span()
    for match in patterns.TELEPHONE.finditer(read.text):
        if not _is_hotline(match.group()):
            yield Kind.TELEPHONE, SOFT, *match.span()
    for kind, pattern in ((Kind.AGE, patterns.AGE), (Kind.CASE, patterns.CASE), (Kind.STREET, patterns.STREET)):
        for match in pattern.finditer(read.text):
            yield kind, SOFT, *match.span()


def _number(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    digits = re.sub(r"\D", "", match.group())
    before = text[max(0, match.start() - BESIDE) : match.start()]
    if is_cnp(digits):
        yield Kind.CNP, HARD, *match.span()
    elif is_bsn(digits):
        if patterns.BSN_NAMED.search(before):
            yield Kind.BSN, HARD, *match.span()
        elif not _is_other_number(text, match.start()):
            yield Kind.BSN, SOFT, *match.span()
    elif is_cpr(digits):
        named = patterns.CPR_NAMED.search(before) or patterns.CPR_WRITTEN.fullmatch(match.group())
        if named and not _is_other_number(text, match.start()):
            yield Kind.CPR, HARD, *match.span()
        elif not _is_other_number(text, match.start()):
            yield Kind.CPR, SOFT, *match.span()


def _is_other_number(text: str, start: int) -> bool:
    """Whether the words before a number say that it is one of an organisation, a grant or a call."""
    return patterns.OTHER_NUMBER.search(text[max(0, start - BESIDE) : start]) is not None


def _is_hotline(found: str) -> bool:
    return patterns.HOTLINE.match(re.sub(r"[^\d+]", "", found)) is not None
