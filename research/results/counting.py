"""One round of a study as numbers and how they add up, before anything is hidden."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hub.disclosure import Sum, merged
from research.questionnaire import Question
from research.results.said import NONE, Dimension, Said, dimensions

Key = tuple[str, ...]
"""`(when,)` all of a round, `(when, b, group)` a group of a background, `(when, d, category)` a category of a
dimension, `(when, d, category, b, group)` the category within a group."""


@dataclass
class Counted:
    """Numbers by key, and which of them are sums of which."""

    numbers: dict[Key, int] = field(default_factory=dict)
    sums: list[Sum[Key]] = field(default_factory=list)

    def split(self, whole: Key, parts: Mapping[Key, int]) -> None:
        """`whole` falls into `parts`, which add up to it."""
        self.numbers.update(parts)
        if parts:
            self.sums.append(Sum(whole, tuple(parts)))

    def add(self, other: "Counted") -> None:
        self.numbers.update(other.numbers)
        self.sums += other.sums

    def categories(self, when: str, dimension: Dimension) -> list[str]:
        """The categories of a dimension that a round has."""
        return [key[2] for key in self.numbers if len(key) == 3 and key[:2] == (when, dimension.name)]


@dataclass(frozen=True)
class Groups:
    """How a background tells people apart: its groups by name, each with the options that are in it; 0 is no answer."""

    question: Question
    options: Mapping[str, tuple[int, ...]]

    def group(self, said: Said) -> str:
        option = said.background.get(self.question.name, 0)
        return next(name for name, options in self.options.items() if option in options)


def groups_of(question: Question, said: Sequence[Said], *, least: int) -> Groups:
    """The groups of a background among those who answered, small ones put together."""
    counts = Counter(str(one.background.get(question.name, 0)) for one in said)
    found = merged(counts, least=least)
    return Groups(question, {"+".join(names): tuple(map(int, names)) for names in found})


def of_round(when: str, questions: Sequence[Question], said: Sequence[Said], backgrounds: Sequence[Groups]) -> Counted:
    """Each background that tells groups apart, each question alone, and each question by each background."""
    backgrounds = [by for by in backgrounds if by.options]
    counted = Counted({(when,): len(said)})
    for by in backgrounds:
        counted.split((when,), _tally(said, by.options, by.group, lambda name, by=by: (when, by.question.name, name)))
    for dimension in dimensions(questions):
        tally = _tally(said, _there(dimension, said), dimension.category, lambda one, d=dimension: (when, d.name, one))
        counted.split((when,), tally)
        for by in backgrounds:
            _cross(counted, when, dimension, by, said)
    return counted


def _cross(counted: Counted, when: str, dimension: Dimension, by: Groups, said: Sequence[Said]) -> None:
    """Each cell is a part of its category and of its group."""
    tally = Counter((dimension.category(one), by.group(one)) for one in said)
    name, categories = by.question.name, counted.categories(when, dimension)

    def key(category: str, group: str) -> Key:
        return (when, dimension.name, category, name, group)

    for category in categories:
        cells = {key(category, group): tally[category, group] for group in by.options}
        counted.split((when, dimension.name, category), cells)
    for group in by.options:
        cells = {key(category, group): tally[category, group] for category in categories}
        counted.split((when, name, group), cells)


def _tally(
    said: Sequence[Said], names: Sequence[str] | Mapping[str, object], name_of: Callable[[Said], str],
    key_of: Callable[[str], Key],
) -> dict[Key, int]:  # fmt: skip
    counts = Counter(map(name_of, said))
    return {key_of(name): counts[name] for name in names}


def _there(dimension: Dimension, said: Sequence[Said]) -> list[str]:
    """All categories; that of those who gave no answer only where there are some."""
    unanswered = any(dimension.category(one) == NONE for one in said)
    return [category for category in dimension.categories if category != NONE or unanswered]
