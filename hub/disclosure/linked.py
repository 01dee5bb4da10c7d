"""Many tables of the same people: a number hidden in one must not follow from all the others together. Pure.

A number that could point to somebody is hidden, and with it as few others as can be, so that by all that is shown each
hidden number could lie anywhere in a range at least `least` wide. Whether it can is asked of a linear programme, and so
is which others must go: the cheapest way in which the numbers can move together while all that is shown stays as it is
(Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear constraints", 2001, as the
heuristic of one number after the other). Whoever reads the tables can ask the same programme, and learns no more.
"""

from collections import deque
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

FREE = 1e-4
"""What it costs to move by one a number that is hidden anyway: little, so that of free ways the short one is taken."""
MOST_TURNS = 5_000
SLACK = 1e-6


class NotProtectedError(ValueError):
    """A number cannot be hidden: all that stands beside it is known to everybody."""


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """`total` is `parts` added up, in every copy of the tables; everybody knows that."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Linked(Generic[Key]):
    """Numbers of people, and how they add up.

    Those of `known` are known to all, those of `hidden` stay hidden; `dear` says of some how many times more they cost
    to hide.
    """

    numbers: Mapping[Key, int]
    sums: Sequence[Sum[Key]]
    known: Collection[Key] = ()
    hidden: Collection[Key] = ()
    dear: Mapping[Key, float] = field(default_factory=dict)

    def pointing(self, least: int) -> set[Key]:
        """Numbers that point to somebody: small ones, "nobody" among them, and those that are all of their total."""
        small = {key for key, number in self.numbers.items() if number < least}
        everybody = {
            part
            for one in self.sums
            if self.numbers[one.total] and len(one.parts) > 1
            for part in one.parts
            if self.numbers[part] == self.numbers[one.total]
        }
        return (small | everybody | set(self.hidden)) - set(self.known)


def protected_together(tables: Linked[Key], *, least: int) -> dict[Key, int | None]:
    """All numbers, None where one is kept back. `least` is how wide each range of possible values is at the least.

    Raises NotProtectedError where a number that points to somebody follows from what everybody knows.
    """
    space = _Space(tables)
    hidden = tables.pointing(least)
    waiting = deque(sorted(hidden, key=lambda key: (tables.numbers[key], repr(key))))
    for _turn in range(MOST_TURNS):
        if not waiting:
            return {key: None if key in hidden else number for key, number in tables.numbers.items()}
        key = waiting.popleft()
        beside = space.beside(key, least=least, hidden=hidden)
        hidden |= beside
        waiting.extend(sorted(beside, key=repr))
    raise NotProtectedError("The tables cannot be protected.")


class _Space(Generic[Key]):
    """All ways in which the numbers can differ from what they are: no sum breaks, and none falls below nobody."""

    def __init__(self, tables: Linked[Key]) -> None:
        from scipy.sparse import csr_array

        self.tables = tables
        self.keys = list(tables.numbers)
        self.place = {key: place for place, key in enumerate(self.keys)}
        rows, columns, values = zip(*self._entries(), strict=True) if tables.sums else ((), (), ())
        shape = (len(tables.sums), 2 * len(self.keys))
        self.equations = csr_array((values, (rows, columns)), shape=shape)

    def beside(self, key: Key, *, least: int, hidden: set[Key]) -> set[Key]:
        """The cheapest to hide so that `key` can lie in a range `least` wide: above it, below it, or both."""
        best: set[Key] | None = None
        for up in sorted(range(least + 1), key=lambda up: min(up, least - up)):
            above = self._moved(key, up=up, down=0, hidden=hidden) if up else set()
            below = self._moved(key, up=0, down=least - up, hidden=hidden) if up < least else set()
            if above is None or below is None:
                continue
            new = (above | below) - hidden
            if not new:
                return new
            if best is None or self._cost(new) < self._cost(best):
                best = new
        if best is None:
            raise NotProtectedError(f"{key!r} follows from what everybody knows.")
        return best

    def _cost(self, keys: Collection[Key]) -> float:
        return sum((1.0 + self.tables.numbers[key]) * self.tables.dear.get(key, 1.0) for key in keys)

    def _moved(self, key: Key, *, up: int, down: int, hidden: set[Key]) -> set[Key] | None:
        """The cheapest numbers that move while `key` does; hidden ones cost next to nothing. None where it cannot."""
        from scipy.optimize import linprog

        known = set(self.tables.known)
        costs, upward, downward = [], [], []
        for other in self.keys:
            number = self.tables.numbers[other]
            costs.append(FREE if other in hidden else self._cost([other]))
            upward.append((0, 0) if other in known else (0, None))
            downward.append((0, 0) if other in known else (0, number))
        place = self.place[key]
        if down > self.tables.numbers[key]:
            return None
        upward[place], downward[place] = (up, up), (down, down)
        found: Any = linprog(
            [*costs, *costs],
            A_eq=self.equations,
            b_eq=[0] * len(self.tables.sums),
            bounds=[*upward, *downward],
            method="highs",
        )
        if found.status != 0:
            return None
        many = len(self.keys)
        moved = zip(self.keys, found.x[:many], found.x[many:], strict=True)
        return {other for other, gained, lost in moved if abs(gained - lost) > SLACK}

    def _entries(self) -> Iterator[tuple[int, int, int]]:
        """Row, column and factor of each equation, first of what numbers gain and then of what they lose."""
        many = len(self.keys)
        for row, one in enumerate(self.tables.sums):
            for key, factor in [(one.total, 1), *((part, -1) for part in one.parts)]:
                yield row, self.place[key], factor
                yield row, many + self.place[key], -factor
