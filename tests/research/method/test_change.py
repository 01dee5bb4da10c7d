"""The comparisons give what published worked examples give, and nothing where there is too little to compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from research.method import FEWEST_PAIRS, holm, lost_compared, scale_change, score_change, yes_no_change

# "Student", The probable error of a mean, Biometrika 6 (1908): hours of sleep gained under two drugs, ten patients.
STUDENT = [
    (0.7, 1.9),
    (-1.6, 0.8),
    (-0.2, 1.1),
    (-1.2, 0.1),
    (-0.1, -0.1),
    (3.4, 4.4),
    (3.7, 5.5),
    (0.8, 1.6),
    (0.0, 4.6),
    (2.0, 3.4),
]
# Darwin, The effects of cross and self fertilisation (1876), in Fisher, The design of experiments: eighths of an inch.
DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
# McNemar's test, worked example with 59 and 80 who kept their answer, 6 and 16 who changed it: exact p 0.053.
CHANGED_ONE_WAY, CHANGED_OTHER_WAY = 6, 16


def test_student_slept() -> None:
    found = score_change(STUDENT, seed=1)
    assert found.pairs == 10
    assert (found.before, found.after) == (pytest.approx(0.75), pytest.approx(2.33))
    assert found.p == pytest.approx(0.002833, abs=1e-6)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (pytest.approx(0.95, abs=0.1), pytest.approx(2.35, abs=0.15))


def test_darwins_maize() -> None:
    found = scale_change([(0, difference) for difference in DARWIN])
    assert found.p == pytest.approx(0.0413, abs=5e-5)
    assert (found.better, found.worse) == (13, 2)


def test_mcnemars_table() -> None:
    pairs = [(True, True)] * 59 + [(False, False)] * 80
    pairs += [(True, False)] * CHANGED_ONE_WAY + [(False, True)] * CHANGED_OTHER_WAY
    found = yes_no_change(pairs)
    assert found.p == pytest.approx(0.0525, abs=5e-5)
    assert (found.better, found.worse) == (CHANGED_OTHER_WAY, CHANGED_ONE_WAY)
    assert (found.before, found.after) == (pytest.approx(65 / 161), pytest.approx(75 / 161))


def test_holm_as_he_wrote_it() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": None}) == pytest.approx(
        {"a": 0.03, "b": 0.06, "c": 0.06, "d": None}
    )


@given(st.lists(st.floats(0, 1), max_size=30))
def test_holm_never_makes_a_value_smaller_and_keeps_their_order(values: list[float]) -> None:
    adjusted = holm(dict(enumerate(values)))
    assert all(values[key] <= value <= 1 for key, value in adjusted.items() if value is not None)
    by_size = [adjusted[key] for key in sorted(adjusted, key=lambda key: values[key])]
    assert by_size == sorted(value for value in by_size if value is not None)


@pytest.mark.parametrize("compare", [yes_no_change, scale_change, lambda pairs: score_change(pairs, seed=1)])
def test_under_ten_pairs_there_is_no_test(compare) -> None:  # type: ignore[no-untyped-def]
    few = [(0, 1), (1, 0), (0, 1)] * 3
    assert len(few) < FEWEST_PAIRS
    assert compare(few).p is None
    assert compare(few).interval is None
    assert compare([*few, (0, 1)]).p is not None
    with pytest.raises(ValueError, match="Nobody"):
        compare([])


def test_the_same_seed_gives_the_same_interval() -> None:
    assert score_change(STUDENT, seed=7) == score_change(STUDENT, seed=7)
    assert score_change(STUDENT, seed=7) != score_change(STUDENT, seed=8)


def test_where_nobody_changed_there_is_nothing_to_test() -> None:
    assert yes_no_change([(True, True)] * 20).p is None
    assert scale_change([(3, 3)] * 20).p is None
    assert score_change([(3, 3)] * 20, seed=1).p is None


def test_those_who_were_lost_are_compared_at_the_start() -> None:
    same = lost_compared([1, 2, 3, 4, 5] * 4, [1, 2, 3, 4, 5] * 3)
    other = lost_compared([4, 5, 5, 5, 4] * 4, [1, 2, 1, 2, 1] * 3)
    assert same.p is not None
    assert other.p is not None
    assert same.p > 0.5 > 0.001 > other.p
    assert lost_compared([1, 2], [3]).p is None
    assert lost_compared([], []).mean_lost is None
