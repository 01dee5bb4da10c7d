"""What points to one person without being a number of theirs: a birth, an age, a case, a house."""

from collections.abc import Iterator

from hub.screening.birth import AGE, BIRTH, BORN_IN
from hub.screening.finding import Candidate, Kind, Severity
from hub.screening.plain import Plain
from hub.screening.whereabouts import CASE, STREET, is_case

PATTERNS = (
    (Kind.BIRTH, Severity.HARD, BIRTH),
    (Kind.BIRTH, Severity.SOFT, BORN_IN),
    (Kind.AGE, Severity.SOFT, AGE),
    (Kind.CASE, Severity.SOFT, CASE),
    (Kind.STREET, Severity.SOFT, STREET),
)


def persons(read: Plain) -> Iterator[Candidate]:
    for kind, severity, pattern in PATTERNS:
        for match in pattern.finditer(read.digits):
            if kind is not Kind.CASE or is_case(match.group()):
                yield Candidate(kind, severity, *match.span())
