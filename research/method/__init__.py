"""How answers before and after a training are compared. Pure: values in, values out; scipy does the arithmetic.

There is no comparison group, so nothing here proves that a training did it; every page that shows a result says so.
"""

from research.method.adjust import holm
from research.method.baseline import Lost, lost_compared
from research.method.change import (
    FEWEST_PAIRS,
    Compared,
    Interval,
    scale_change,
    score_change,
    yes_no_change,
)
from research.method.pairs import Left, Paired, Wave, paired

__all__ = [
    "FEWEST_PAIRS",
    "Compared",
    "Interval",
    "Left",
    "Lost",
    "Paired",
    "Wave",
    "holm",
    "lost_compared",
    "paired",
    "scale_change",
    "score_change",
    "yes_no_change",
]
