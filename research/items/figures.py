"""How an item was answered: how hard it is, and whether it tells apart those who know from those who do not. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, StatisticsError, correlation, fmean

DIFFICULTY_FROM = 5
DISCRIMINATION_FROM = 30
FEWEST_OTHERS = 2
"""With fewer other items on a form its score says nothing of whoever filled it in."""
SURE = 0.95
Form = Mapping[str, bool]
"""Whether each item that was answered on one form was answered rightly."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How many of the answers were right, and where the true share lies (Wilson's interval without correction)."""

    right: int
    answered: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.right / self.answered


def difficulty(right: int, answered: int) -> Difficulty | None:
    """None under `DIFFICULTY_FROM` answers."""
    if answered < DIFFICULTY_FROM:
        return None
    z = NormalDist().inv_cdf((1 + SURE) / 2)
    share, weight = right / answered, z * z / answered
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / answered + weight / (4 * answered)) / (1 + weight)
    return Difficulty(right, answered, max(0.0, middle - half), min(1.0, middle + half))


def discrimination(forms: Sequence[Form], item: str) -> float | None:
    """Corrected point-biserial correlation: right or not, with the share right of the other items of the same form.

    None under `DISCRIMINATION_FROM` forms with `FEWEST_OTHERS` others, and where all answered alike.
    """
    pairs = [
        (float(form[item]), fmean(right for name, right in form.items() if name != item))
        for form in forms
        if item in form and len(form) > FEWEST_OTHERS
    ]
    if len(pairs) < DISCRIMINATION_FROM:
        return None
    try:
        return correlation([own for own, _rest in pairs], [rest for _own, rest in pairs])
    except StatisticsError:
        return None
