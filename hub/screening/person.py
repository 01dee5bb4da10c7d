"""What points to one person without being a number of theirs: a birth, an age, a case, a house."""

from collections.abc import Iterator

from hub.screening.birth import AGE, BIRTH, BORN_IN, OF_A_THING
from hub.screening.finding import Candidate, Kind, Severity
from hub.screening.plain import Plain
from hub.screening.whereabouts import CASE, STREET

BEFORE = 60
"""Characters before a date in which a project may be named."""
SOFT = ((Kind.AGE, AGE), (Kind.CASE, CASE), (Kind.STREET, STREET))


def persons(read: Plain) -> Iterator[Candidate]:
    text = read.digits
    for pattern, severity in ((BIRTH, Severity.HARD), (BORN_IN, Severity.SOFT)):
        for match in pattern.finditer(text):
            if not OF_A_THING.search(text[max(0, match.start() - BEFORE) : match.start()]):
                yield Candidate(Kind.BIRTH, severity, *match.span())
    for kind, pattern in SOFT:
        for match in pattern.finditer(text):
            yield Candidate(kind, Severity.SOFT, *match.span())
