"""Addresses, numbers and profiles taken out of what partners write to each other."""

from collections.abc import Iterator

from hub.screening.contact import contacts
from hub.screening.finding import Kind
from hub.screening.plain import Plain
from hub.screening.screen import readings
from hub.screening.telephone import Standing, numbers_in

MASKS = {Kind.EMAIL: "•••@•••", Kind.TELEPHONE: "•••", Kind.PROFILE: "•••"}


def mask(text: str) -> str:
    """`text` without addresses, profiles and telephone numbers (hotlines stay); its marks need no language.

    Where two lie over each other both go: what is left of an address may still be one.
    """
    pieces: list[str] = []
    end = 0
    for start, until, kind in sorted({one for read in readings(text) for one in _reached(read)}):
        if start >= end:
            pieces += [text[end:start], MASKS[kind]]
        end = max(end, until)
    return "".join([*pieces, text[end:]])


def _reached(read: Plain) -> Iterator[tuple[int, int, Kind]]:
    """Offices' numbers, too: between partners nobody can tell whose they are."""
    for one in contacts(read):
        yield *read.original(one.start, one.end), one.kind
    for number in numbers_in(read):
        if number.standing is not Standing.HOTLINE:
            yield *read.original(number.start, number.end), Kind.TELEPHONE
