"""The screen itself: patterns and check digits over one text, or over the named texts of an initiative."""

from collections.abc import Iterable, Iterator, Mapping

from hub.screening.contact import contacts
from hub.screening.finding import Candidate, Finding, Kind, finding
from hub.screening.person import persons
from hub.screening.personal import personal
from hub.screening.plain import Plain, plain
from hub.screening.telephone import telephones


def screen_places(texts: Mapping[str, str]) -> list[Finding]:
    """Findings of several texts, each with the name of its place."""
    return [found.at(place) for place, text in texts.items() for found in screen(text)]


def screen(text: str) -> list[Finding]:
    """All findings in the order of the text; where two overlap, the harder one, a personal number, the first."""
    return apart(text, (at(read, one) for read in readings(text) for one in _candidates(read)))


def readings(text: str) -> list[Plain]:
    """The text as it stands and, where words are joined as in names of files, with them apart."""
    read = plain(text)
    return [one for one in (read, read.opened) if one is not None]


def apart(text: str, candidates: Iterable[Candidate]) -> list[Finding]:
    """Findings at places in `text`, none over another."""
    taken = bytearray(len(text))
    kept = []
    for one in sorted(set(candidates), key=_rank):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(finding(text, one))
    return sorted(kept, key=lambda one: one.start)


def _rank(one: Candidate) -> tuple[object, ...]:
    """What wins a place: the harder, then a personal number (first of the three we name), the first, the longest."""
    return one.severity.value, not one.form, one.kind == Kind.PERSONAL, one.start, -one.end, one.kind, one.form


def at(read: Plain, one: Candidate) -> Candidate:
    start, end = read.original(one.start, one.end)
    return one._replace(start=start, end=end)


def _candidates(read: Plain) -> Iterator[Candidate]:
    yield from personal(read)
    yield from contacts(read)
    yield from telephones(read)
    yield from persons(read)
