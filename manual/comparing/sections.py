"""Two states of one section, and two states of the whole manual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from hub import words
from hub.words import Run
from manual.comparing import blocks, counts
from manual.comparing.blocks import Around, Elsewhere, Pair, Status
from manual.comparing.counts import Counts
from manual.reading.frozen import Part


@dataclass(frozen=True)
class Heading:
    """A changed title or summary."""

    field: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Compared:
    """A chapter or section in both states, either of which may not have it."""

    before: Part | None
    after: Part | None
    status: Status
    headings: tuple[Heading, ...]
    pairs: tuple[Pair, ...]
    counts: Counts

    @property
    def part(self) -> Part:
        found = self.after or self.before
        if found is None:
            raise ValueError("a comparison of nothing")
        return found


def compare(before: Part | None, after: Part | None, around: Around = blocks.NOTHING_AROUND) -> Compared:
    """What differs; nothing is said of a section that is withheld today."""
    if any(part and part.withheld for part in (before, after)):
        return Compared(before, after, Status.WITHHELD, (), (), Counts())
    headings = _headings(before, after) if before and after else ()
    found = tuple(blocks.pairs(before.items if before else (), after.items if after else (), around))
    counted = counts.count(found, heading=bool(headings))
    return Compared(before, after, _status(before, after, counted), headings, found, counted)


def index(parts: Sequence[Part]) -> dict[str, Elsewhere]:
    """Blocks by number with the section that they stand in; nothing of what is withheld."""
    return {
        item.number: Elsewhere(part.number, part.title, part.language, item)
        for part in parts
        for item in part.items
        if item.number and item.kind != blocks.WITHHELD
    }


def whole(before: Sequence[Part], after: Sequence[Part]) -> list[Compared]:
    """Every chapter and section of both states in the order of `after`."""
    old, new = by_key(before), by_key(after)
    around = Around(index(before), index(after))
    order = blocks.merged(list(old), list(new))
    return [compare(old.get(key), new.get(key), around) for key in order]


def by_key(parts: Sequence[Part]) -> Mapping[UUID, Part]:
    return {part.key: part for part in parts}


def _status(before: Part | None, after: Part | None, counted: Counts) -> Status:
    if before is None:
        return Status.ADDED
    if after is None:
        return Status.REMOVED
    return Status.CHANGED if counted else Status.SAME


def _headings(before: Part, after: Part) -> tuple[Heading, ...]:
    fields = [(name, getattr(before, name), getattr(after, name)) for name in ("title", "summary")]
    return tuple(Heading(name, words.compare(old, new)) for name, old, new in fields if old != new)
