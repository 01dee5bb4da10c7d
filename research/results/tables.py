"""The tables as they are published and kept: a list of categories, of groups, and the numbers that may be said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from research.results.attendance import ATTENDED
from research.results.counting import Counted, Groups, Key
from research.results.paired_counting import CHANGE, KNOWLEDGE, LEFT, SCALE, changes_of, name_of
from research.results.said import Dimension

Number = int | None
Shown = Mapping[Key, Number]
REASONS = ("alone", "twins", "without_code")
WAYS = (*KNOWLEDGE, *SCALE)


@dataclass(frozen=True)
class Table:
    """One question of one round, alone (`by` is empty, one column) or by the groups of a background."""

    when: str
    dimension: str
    by: str
    categories: Sequence[str]
    groups: Sequence[str]
    cells: Sequence[Sequence[Number]]
    sizes: Sequence[Number]

    @property
    def name(self) -> str:
        return ":".join(filter(None, (self.when, self.dimension, self.by)))

    def numbers(self) -> Iterator[tuple[Key, Number]]:
        """By the keys under which they were counted, so that a later round takes them as said."""
        for group, size in zip(self.groups, self.sizes, strict=True):
            yield ((self.when, self.by, group) if self.by else (self.when,)), size
        for category, row in zip(self.categories, self.cells, strict=True):
            for group, number in zip(self.groups, row, strict=True):
                key = (self.when, self.dimension, category)
                yield ((*key, self.by, group) if self.by else key), number


@dataclass(frozen=True)
class PairTable:
    """One question of the pairs, before and after, and how it changed; `figures` only where all numbers are said."""

    before: str
    after: str
    dimension: str
    pairs: Number
    categories: Mapping[str, Sequence[str]]
    cells: Mapping[str, Sequence[Number]]
    change: Mapping[str, Number]
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{name_of(self.before, self.after)}:{self.dimension}"

    @property
    def is_whole(self) -> bool:
        said = [self.pairs, *self.change.values(), *(number for row in self.cells.values() for number in row)]
        return all(number is not None for number in said)

    def numbers(self) -> Iterator[tuple[Key, Number]]:
        pairs = name_of(self.before, self.after)
        yield (pairs,), self.pairs
        for when, row in self.cells.items():
            for category, number in zip(self.categories[when], row, strict=True):
                yield (pairs, self.dimension, when, category), number
        for how, number in self.change.items():
            yield (pairs, self.dimension, CHANGE, how), number


@dataclass(frozen=True)
class PairCounts:
    """How many answered each time, how many pairs there are, why the rest is none, and how their scores changed."""

    before: str
    after: str
    pairs: Number
    answered: Mapping[str, Number]
    left: Mapping[str, Mapping[str, Number]]
    score: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return name_of(self.before, self.after)

    def numbers(self) -> Iterator[tuple[Key, Number]]:
        yield (self.name,), self.pairs
        for when, number in self.answered.items():
            yield (when,), number
        for when, reasons in self.left.items():
            for reason, number in reasons.items():
                yield (self.name, LEFT, when, reason), number


@dataclass(frozen=True)
class Attendance:
    """How many were at a training, by the beginning of its key: beside it stands how many of them answered."""

    training: str
    attended: Number

    @property
    def name(self) -> str:
        return f"{ATTENDED}@{self.training}"

    def numbers(self) -> Iterator[tuple[Key, Number]]:
        yield (ATTENDED, self.training), self.attended


Published = Table | PairTable | PairCounts | Attendance
KINDS: Mapping[str, type[Published]] = {
    "table": Table,
    "pairs": PairTable,
    "counts": PairCounts,
    ATTENDED: Attendance,
}


def as_json(table: Published) -> dict[str, Any]:
    kind = next(name for name, made in KINDS.items() if isinstance(table, made))
    return {"is": kind, **asdict(table)}


def of_json(given: Mapping[str, Any]) -> Published:
    """The table as it was made; the database does not keep the order of names, a reader expects before and after."""
    values = {name: value for name, value in given.items() if name != "is"}
    if given["is"] in {"pairs", "counts"}:
        sides = (given["before"], given["after"])
        for name in ("answered", "left", "categories", "cells"):
            if name in values:
                values[name] = {when: values[name][when] for when in sides if when in values[name]}
        if "change" in values:
            values["change"] = {how: values["change"][how] for how in WAYS if how in values["change"]}
    return KINDS[given["is"]](**values)


def tables_of_round(
    when: str, dimensions: Sequence[Dimension], by: Sequence[Groups], counted: Counted, shown: Shown
) -> Iterator[Table]:
    """Each question alone and by each background, in the order of the questionnaire."""
    for dimension in dimensions:
        categories = counted.categories(when, dimension)
        own = [(when, dimension.name, category) for category in categories]
        yield Table(when, dimension.name, "", categories, [""], [[shown[key]] for key in own], [shown[when,]])
        for background in by:
            name, groups = background.question.name, list(background.options)
            if groups:
                cells = [[shown[*key, name, group] for group in groups] for key in own]
                sizes = [shown[when, name, group] for group in groups]
                yield Table(when, dimension.name, name, categories, groups, cells, sizes)


def tables_of_pairs(
    before: str, after: str, dimensions: Sequence[Dimension], counted: Counted, shown: Shown
) -> Iterator[PairTable]:
    pairs = name_of(before, after)
    for dimension in dimensions:
        categories = {when: counted.categories(when, dimension) for when in (before, after)}
        cells = {
            when: [shown[pairs, dimension.name, when, category] for category in there]
            for when, there in categories.items()
        }
        keys = {how: (pairs, dimension.name, CHANGE, how) for how in changes_of(dimension)}
        change = {how: shown[key] for how, key in keys.items() if key in shown}
        yield PairTable(before, after, dimension.name, shown[pairs,], categories, cells, change)


def pair_counts(before: str, after: str, shown: Shown) -> PairCounts:
    pairs = name_of(before, after)
    left = {
        when: {reason: shown[pairs, LEFT, when, reason] for reason in REASONS}
        for when in (before, after)
        if (pairs, LEFT, when) in shown
    }
    return PairCounts(before, after, shown[pairs,], {when: shown[when,] for when in (before, after)}, left)
