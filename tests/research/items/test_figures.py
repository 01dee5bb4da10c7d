"""Figures of items against published ones and against scipy, which the Hub does not ask for them."""

import random

import pytest
from scipy import stats

from research.items import DIFFICULTY_FROM, DISCRIMINATION_FROM, difficulty, discrimination

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I: the score method without correction.
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
# The five items of LSAT-6 (Bock and Lieberman 1970, Psychometrika 35, 179-197): how often each pattern was seen.
LSAT = {
    **{"00000": 3, "00001": 6, "00010": 2, "00011": 11, "00100": 1, "00101": 1, "00110": 3, "00111": 4},
    **{"01000": 1, "01001": 8, "01010": 0, "01011": 16, "01100": 0, "01101": 3, "01110": 2, "01111": 15},
    **{"10000": 10, "10001": 29, "10010": 14, "10011": 81, "10100": 3, "10101": 28, "10110": 15, "10111": 80},
    **{"11000": 16, "11001": 56, "11010": 21, "11011": 173, "11100": 11, "11101": 61, "11110": 28, "11111": 298},
}
# Rizopoulos (2006), Journal of Statistical Software 17(5), `descript(LSAT)`: share right, point-biserial correlation
# with the score without the item.
RIZOPOULOS = [(0.924, 0.1128), (0.709, 0.1532), (0.553, 0.1728), (0.763, 0.1444), (0.870, 0.1216)]
NAMES = "abcde"


def lsat() -> list[dict[str, bool]]:
    said = [{name: mark == "1" for name, mark in zip(NAMES, pattern, strict=True)} for pattern in LSAT]
    return [form for form, times in zip(said, LSAT.values(), strict=True) for _time in range(times)]


@pytest.mark.parametrize(("right", "answered", "low", "high"), NEWCOMBE)
def test_the_interval_of_a_published_table(right: int, answered: int, low: float, high: float) -> None:
    found = difficulty(right, answered)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_items_of_a_published_test() -> None:
    forms = lsat()
    assert len(forms) == 1000
    for name, (share, correlated) in zip(NAMES, RIZOPOULOS, strict=True):
        found = difficulty(sum(form[name] for form in forms), len(forms))
        assert found is not None
        assert found.share == pytest.approx(share)
        assert discrimination(forms, name) == pytest.approx(correlated, abs=0.0001)


def test_every_interval_is_that_of_scipy() -> None:
    for answered in (5, 6, 17, 60, 999):
        for right in {0, 1, answered // 3, answered - 1, answered}:
            found = difficulty(right, answered)
            expected = stats.binomtest(right, answered).proportion_ci(method="wilson")
            assert found is not None
            assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_forms_of_unequal_length_are_compared_by_shares() -> None:
    chance = random.Random(9)  # noqa: S311 - made up
    forms = [
        {name: chance.random() < 0.3 + 0.1 * number for name in "abcde"[: 3 + number % 3]}
        for number in range(6)
        for _time in range(20)
    ]
    own = [form["a"] for form in forms]
    rest = [sum(right for name, right in form.items() if name != "a") / (len(form) - 1) for form in forms]
    assert discrimination(forms, "a") == pytest.approx(stats.pointbiserialr(own, rest).statistic)


def test_few_answers_say_nothing() -> None:
    assert difficulty(2, DIFFICULTY_FROM - 1) is None
    assert difficulty(2, DIFFICULTY_FROM) is not None
    forms = lsat()
    few = forms[:: len(forms) // DISCRIMINATION_FROM][: DISCRIMINATION_FROM - 1]
    assert discrimination(few, "c") is None
    assert discrimination([*few, forms[-1]], "c") is not None
    assert discrimination([{"a": True, "b": True}] * 50, "a") is None
    assert discrimination([{"a": True, "b": True, "c": False}] * 50, "a") is None
