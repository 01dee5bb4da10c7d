"""Which items a refresher asks: those not yet asked, then those answered worst. Pure, and the same at each try."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from research.items.figures import Difficulty

HOW_MANY = 3
UNKNOWN = 0.5
"""The share right of an item that too few have answered: neither easy nor hard."""


@dataclass(frozen=True, slots=True)
class Candidate:
    key: str
    difficulty: Difficulty | None


def chosen(candidates: Iterable[Candidate], *, asked: Collection[str], seed: str) -> list[str]:
    """Keys of `HOW_MANY` items at most; `asked` are those of earlier refreshers of the same training."""

    def order(one: Candidate) -> tuple[bool, float, str]:
        share = one.difficulty.share if one.difficulty else UNKNOWN
        return one.key in asked, share, hashlib.sha256(f"{seed}:{one.key}".encode()).hexdigest()

    return [one.key for one in sorted(candidates, key=order)[:HOW_MANY]]
