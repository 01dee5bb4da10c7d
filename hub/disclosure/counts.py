"""Single counts with a total: one that could point to somebody is not said. Pure."""

from collections.abc import Sequence

LEAST = 3


def disclosed(count: int) -> int | None:
    """The count, or None where it is under three; nothing tells none, one and two apart."""
    return count if count >= LEAST else None


def disclosed_total(counts: Sequence[int]) -> int | None:
    """Their sum, or None where subtracting those that are said would tell one that is not.

    What is kept back must be several counts whose sum leaves open how it falls on them: not all none, not all two.
    """
    small = [count for count in counts if count < LEAST]
    rest = sum(small)
    is_open = not small or (len(small) > 1 and LEAST <= rest < (LEAST - 1) * len(small))
    return disclosed(sum(counts)) if is_open else None
