"""Digits that stand together, however they are parted: `5080512 123456`, `06-12.34`, one a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

_RUN = re.compile(r"\d+(?:(?:[\s.\-/_*|'~=]{1,3}|,(?=\d)|(?<=(?<!\d)\d),\s(?=\d(?!\d))|\s?[()]\s?)\d+)*")
_GROUP = re.compile(r"\d+")
_DATED = re.compile(
    r"(?<!\d)(?:\d{1,2}([./\-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./\-])\d{1,2}\2\d{1,2}|\d{1,5}/(?:19|20)\d\d"
    r"|\((?:19|20)\d\d(?=\)))(?!\d)"
)
SHORTEST, LONGEST = 9, 15
"""Digits of a personal number."""


class Shape(Enum):
    """How a stretch lies in its run: alone, as the whole run, in groups of one size, or anyhow."""

    ALONE = "alone"
    WHOLE = "whole"
    EVEN = "even"
    INNER = "inner"


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int
    digits: str
    shape: Shape


@dataclass(frozen=True)
class Run:
    text: str
    start: int
    end: int

    @cached_property
    def groups(self) -> list[tuple[int, int]]:
        return [match.span() for match in _GROUP.finditer(self.text, self.start, self.end)]

    @cached_property
    def has_date(self) -> bool:
        """Whether a date or a year of a register or an act stands in it: 12.03.2027, 40/7807/2010, (2027)."""
        return _DATED.search(self.text, max(0, self.start - 1), self.end) is not None

    @cached_property
    def size(self) -> int:
        """Digits of the whole run."""
        return sum(end - start for start, end in self.groups)

    def digits(self, first: int, last: int) -> str:
        return "".join(self.text[start:end] for start, end in self.groups[first : last + 1])

    def stretches(self) -> Iterator[Stretch]:
        """All stretches of whole groups that have as many digits as a personal number."""
        groups = self.groups
        for first in range(len(groups)):
            total = 0
            for last in range(first, min(first + LONGEST, len(groups))):
                total += groups[last][1] - groups[last][0]
                if total > LONGEST:
                    break
                if total >= SHORTEST:
                    start, end = groups[first][0], groups[last][1]
                    yield Stretch(start, end, self.digits(first, last), self._shape(first, last))

    def _shape(self, first: int, last: int) -> Shape:
        if first == last:
            return Shape.ALONE
        if first == 0 and last == len(self.groups) - 1:
            return Shape.WHOLE
        sizes = {end - start for start, end in self.groups[first:last]}
        size = self.groups[last][1] - self.groups[last][0]
        if len(sizes) == 1 and size <= min(sizes) <= 4:
            return Shape.EVEN
        return Shape.INNER


def runs(text: str) -> Iterator[Run]:
    for match in _RUN.finditer(text):
        yield Run(text, *match.span())
