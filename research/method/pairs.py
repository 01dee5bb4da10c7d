"""Answers of the same person in two waves, told by nothing but a code that only the person knows. Pure.

A pair is two answers with the same code, each the only one of its wave. A code that came twice in a wave belongs to
nobody in particular (two people, or one who answered twice): it is counted and left out, never guessed.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Said = TypeVar("Said")
Wave = Sequence[tuple[Hashable, Said]]
"""Answers of one wave in any order, each with its code; an empty code is of somebody who gave none."""


@dataclass(frozen=True)
class Left(Generic[Said]):
    """The answers of one wave that are in no pair: only it has their code, or they have no code of their own."""

    alone: Sequence[Said]
    twins: int
    without_code: int

    @property
    def many(self) -> int:
        return len(self.alone) + self.twins + self.without_code


@dataclass(frozen=True)
class Paired(Generic[Said]):
    """Pairs (before, after), and of each wave the rest."""

    pairs: Sequence[tuple[Said, Said]]
    before: Left[Said]
    after: Left[Said]


def paired(before: Wave[Said], after: Wave[Said]) -> Paired[Said]:
    """Match two waves. Each answer is in one pair or counted under exactly one reason."""
    first, second = _counts(before), _counts(after)
    twins = {code for code in first | second if first[code] > 1 or second[code] > 1}
    earlier, later = _apart(before, twins), _apart(after, twins)
    return Paired(
        pairs=[(said, later[code]) for code, said in earlier.items() if code in later],
        before=_left(before, earlier, later, twins),
        after=_left(after, later, earlier, twins),
    )


def _counts(wave: Wave[Said]) -> Counter[Hashable]:
    return Counter(code for code, _said in wave if code)


def _apart(wave: Wave[Said], twins: set[Hashable]) -> dict[Hashable, Said]:
    return {code: said for code, said in wave if code and code not in twins}


def _left(wave: Wave[Said], own: dict[Hashable, Said], other: dict[Hashable, Said], twins: set[Hashable]) -> Left[Said]:
    return Left(
        alone=[said for code, said in own.items() if code not in other],
        twins=sum(code in twins for code, _said in wave),
        without_code=sum(not code for code, _said in wave),
    )
