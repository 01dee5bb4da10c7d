"""Two states of a section, block by block: what came, went, changed, moved. By block id, so that a move is a move."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from hub.words import Run, compare
from manual.comparing.texts import same, text_of
from manual.reading.frozen import WITHHELD
from manual.reading.items import Item


class Status(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Elsewhere:
    """A block of this section that the other state has in another one."""

    number: str
    title: str
    language: str
    item: Item


@dataclass(frozen=True)
class Pair:
    """One block in both states. `moved` within the section: `after` is the number it stood behind, "" at the top.

    `came_from` and `went_to` name another section.
    """

    before: Item | None
    after: Item | None
    status: Status
    moved: bool = False
    stood_behind: str = ""
    came_from: Elsewhere | None = None
    went_to: Elsewhere | None = None

    @property
    def item(self) -> Item:
        found = self.after or self.before
        if found is None:
            raise ValueError("a pair of nothing")
        return found

    @property
    def has_moved(self) -> bool:
        return bool(self.moved or self.came_from or self.went_to)

    def runs(self) -> tuple[Run, ...]:
        """Word by word; a block that stands elsewhere now is compared with what it says there."""
        before = self.came_from.item if self.came_from else self.before
        after = self.went_to.item if self.went_to else self.after
        return compare(text_of(before) if before else "", text_of(after) if after else "")


@dataclass(frozen=True)
class Around:
    """Blocks by citable number in the other sections, before and after: what has moved between sections."""

    before: Mapping[str, Elsewhere]
    after: Mapping[str, Elsewhere]


NOTHING_AROUND = Around({}, {})
Key = tuple[str, int]
Name = TypeVar("Name")


def pairs(before: Sequence[Item], after: Sequence[Item], around: Around = NOTHING_AROUND) -> list[Pair]:
    """Every block of both states in the order of `after`; what went stands where it stood."""
    old, new = _keyed(before), _keyed(after)
    behind = dict(zip(old, ["", *(_name(item) for item in old.values())], strict=False))
    stayed = set(_in_order([key for key in new if key in old], list(old)))
    found = {key: _pair(old.get(key), item, around) for key, item in new.items()}
    for key in new:
        if key in old and key not in stayed and found[key].status != Status.WITHHELD:
            found[key] = replace(found[key], moved=True, stood_behind=behind[key])
    gone = {key: _pair(item, None, around) for key, item in old.items() if key not in new}
    both = found | gone
    return [both[key] for key in merged(list(old), list(new))]


def merged(old: Sequence[Name], new: Sequence[Name]) -> list[Name]:
    """The names of `new` in order, each that is only in `old` behind the one that it stood behind."""
    order, present, last = list(new), set(new), None
    for name in old:
        if name not in present:
            order.insert(order.index(last) + 1 if last is not None else 0, name)
        last = name
    return order


def _keyed(items: Sequence[Item]) -> dict[Key, Item]:
    """By id; an id that a copy has doubled counts on."""
    seen: Counter[str] = Counter()
    found = {}
    for item in items:
        found[item.id, seen[item.id]] = item
        seen[item.id] += 1
    return found


def _name(item: Item) -> str:
    return item.number or item.title


def _pair(before: Item | None, after: Item | None, around: Around) -> Pair:
    if WITHHELD in {item.kind for item in (before, after) if item}:
        return Pair(before, after, Status.WITHHELD)
    if before and after:
        return Pair(before, after, Status.SAME if same(before, after) else Status.CHANGED)
    if after:
        came = _same_block(around.before.get(after.number), after)
        return Pair(None, after, _moved_status(came, after) if came else Status.ADDED, came_from=came)
    went = _same_block(around.after.get(before.number), before) if before else None
    return Pair(before, None, _moved_status(went, before) if went else Status.REMOVED, went_to=went)


def _same_block(found: Elsewhere | None, item: Item | None) -> Elsewhere | None:
    """A number names one block for ever; a copy of it has another number."""
    return found if found and item and found.item.id == item.id else None


def _moved_status(there: Elsewhere | None, item: Item | None) -> Status:
    return Status.SAME if there and item and same(there.item, item) else Status.CHANGED


def _in_order(names: Sequence[Key], order: Sequence[Key]) -> list[Key]:
    """The longest selection of `names` that stands in the order of `order`: what did not move."""
    place = {name: index for index, name in enumerate(order)}
    ends: list[int] = []
    last: list[Key] = []
    behind: dict[Key, Key | None] = {}
    for name in names:
        at = bisect_left(ends, place[name])
        behind[name] = last[at - 1] if at else None
        if at == len(ends):
            ends.append(place[name])
            last.append(name)
        else:
            ends[at], last[at] = place[name], name
    chosen: list[Key] = []
    name = last[-1] if last else None
    while name is not None:
        chosen.append(name)
        name = behind[name]
    return chosen[::-1]
