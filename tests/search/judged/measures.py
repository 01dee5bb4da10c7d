"""How good an order is: nDCG as `trec_eval` counts it (gain = grade), and the reciprocal rank of a known item."""

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10
BEST = 3


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Between 0 (nothing of use in the first ten) and 1 (the best possible order)."""
    ideal = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(name, 0) for name in found]) / ideal


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 for a best thing at the first place, 1/2 at the second, and so on; 0 where none was found."""
    for place, name in enumerate(found, start=1):
        if grades.get(name) == BEST:
            return 1 / place
    return 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades[:DEPTH], start=1))
