"""Addresses, numbers and profiles taken out of what partners write to each other."""

from collections.abc import Iterator

from hub.screening.contact import contacts
from hub.screening.finding import Candidate, Kind, Severity
from hub.screening.plain import Plain
from hub.screening.screen import apart, at, readings
from hub.screening.telephone import Standing, numbers_in

MASKS = {Kind.EMAIL: "•••@•••", Kind.TELEPHONE: "•••", Kind.PROFILE: "•••"}


def mask(text: str) -> str:
    """`text` without addresses, profiles and telephone numbers (hotlines stay); its marks need no language."""
    pieces: list[str] = []
    end = 0
    for found in apart(text, (at(read, one) for read in readings(text) for one in _reached(read))):
        pieces += [text[end : found.start], MASKS[found.kind]]
        end = found.end
    return "".join([*pieces, text[end:]])


def _reached(read: Plain) -> Iterator[Candidate]:
    """Offices' numbers, too: between partners nobody can tell whose they are."""
    yield from (one._replace(severity=Severity.HARD) for one in contacts(read))
    for number in numbers_in(read):
        if number.standing is not Standing.HOTLINE:
            yield Candidate(Kind.TELEPHONE, Severity.HARD, number.start, number.end)
