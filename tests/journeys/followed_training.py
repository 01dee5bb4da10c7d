"""What 120 made-up people of three countries say before, after and half a year later, and what must come of it.

The oracle is plain arithmetic over the raw answers, written apart from the product: counts, means, exact McNemar by
binomial coefficients, Wilcoxon's signed ranks with ties by their normal values, Holm step by step, Student's t.
"""

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from scipy.stats import norm
from scipy.stats import t as student

PEOPLE = 120
RIGHT = 2
Said = dict[str, Any]


def rounds() -> dict[str, dict[int, Said]]:
    """By round and person: all answer before and after, every fourth is gone half a year later."""
    chance = random.Random(7)  # noqa: S311 - made up, the same each time
    before = {
        person: {"profession": 1 + person % 3, "sure": 1 + person // 3 % 5, "guardian": 1 + person // 15 % 3}
        for person in range(PEOPLE)
    }
    after = {person: _later(said, chance, learned=0.7) for person, said in before.items()}
    half_a_year = {person: _later(said, chance, learned=0.45) for person, said in before.items() if person % 4}
    return {"before": before, "after": after, "later": half_a_year}


def _later(said: Said, chance: random.Random, *, learned: float) -> Said:
    step = chance.choices([1, 0, -1], [50, 30, 20])[0]
    knew = said["guardian"] == RIGHT
    knows = chance.random() < (0.8 if knew else learned)
    return {
        **said,
        "sure": min(5, max(1, said["sure"] + step)),
        "guardian": RIGHT if knows else chance.choice([1, 3]),
    }


@dataclass(frozen=True)
class Figure:
    pairs: int
    before: float
    after: float
    better: int
    worse: int
    p: float


def figures(first: Mapping[int, Said], second: Mapping[int, Said]) -> dict[str, Figure]:
    """Of each question, with p values that Holm has adjusted; and of the score, which stands alone."""
    both = sorted(first.keys() & second.keys())
    knows = [(first[one]["guardian"] == RIGHT, second[one]["guardian"] == RIGHT) for one in both]
    sure = [(first[one]["sure"], second[one]["sure"]) for one in both]
    found = {"guardian": _figure(knows, mcnemar(knows)), "sure": _figure(sure, wilcoxon(sure))}
    adjusted = holm({name: one.p for name, one in found.items()})
    told = {name: Figure(**{**vars(one), "p": adjusted[name]}) for name, one in found.items()}
    return {**told, "score": _figure(knows, paired_t(knows))}


def _figure(pairs: Sequence[tuple[float, float]], p: float) -> Figure:
    before, after = (numpy.array([pair[side] for pair in pairs], dtype=float) for side in (0, 1))
    return Figure(len(pairs), before.mean(), after.mean(), int((after > before).sum()), int((after < before).sum()), p)


def mcnemar(pairs: Sequence[tuple[bool, bool]]) -> float:
    gained, lost = pairs.count((False, True)), pairs.count((True, False))
    changed, fewer = gained + lost, min(gained, lost)
    return min(1.0, 2 * sum(math.comb(changed, one) for one in range(fewer + 1)) / 2**changed)


def wilcoxon(pairs: Sequence[tuple[int, int]]) -> float:
    """Ranks of the sizes of the changes, ties their mean; the sum of those upward against its normal distribution."""
    changes = [after - before for before, after in pairs if after != before]
    sizes = sorted(abs(one) for one in changes)
    ranks = {size: numpy.mean([at + 1 for at, one in enumerate(sizes) if one == size]) for size in set(sizes)}
    upward = sum(ranks[abs(one)] for one in changes if one > 0)
    many = len(changes)
    mean = many * (many + 1) / 4
    ties = sum(count**3 - count for count in Counter(sizes).values())
    spread = math.sqrt((many * (many + 1) * (2 * many + 1) - ties / 2) / 24)
    away = upward - mean
    return float(2 * norm.sf(abs(away - math.copysign(0.5, away)) / spread))


def paired_t(pairs: Sequence[tuple[float, float]]) -> float:
    changes = numpy.array([float(after) - float(before) for before, after in pairs])
    t = changes.mean() / (changes.std(ddof=1) / math.sqrt(len(changes)))
    return float(2 * student.sf(abs(t), len(changes) - 1))


def holm(values: Mapping[str, float]) -> dict[str, float]:
    adjusted, most = {}, 0.0
    for place, (name, value) in enumerate(sorted(values.items(), key=lambda one: one[1])):
        most = max(most, min(1.0, value * (len(values) - place)))
        adjusted[name] = most
    return adjusted
