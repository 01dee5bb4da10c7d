"""Whoever holds all tables of a study and a linear programme learns of no hidden number more than a wide range."""

import itertools
from collections.abc import Mapping

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from hub.disclosure import Linked, NotProtectedError, Sum, merged, protected_together

K = 5
Key = tuple[str, ...]


def study(answers: list[tuple[int, int, int, int]]) -> Linked[Key]:
    """Tables of people with two answers and two background variables: each answer alone and by each variable."""
    numbers: dict[Key, int] = {("all",): len(answers)}
    sums: list[Sum[Key]] = []
    columns = {"q1": 0, "q2": 1, "b1": 2, "b2": 3}
    values = {name: sorted({row[at] for row in answers}) for name, at in columns.items()}
    for name, at in columns.items():
        for value in values[name]:
            numbers[name, str(value)] = sum(row[at] == value for row in answers)
        sums.append(Sum(("all",), tuple((name, str(value)) for value in values[name])))
    for question, variable in itertools.product(("q1", "q2"), ("b1", "b2")):
        for one, other in itertools.product(values[question], values[variable]):
            count = sum(row[columns[question]] == one and row[columns[variable]] == other for row in answers)
            numbers[question, str(one), variable, str(other)] = count
        for one in values[question]:
            parts = tuple((question, str(one), variable, str(other)) for other in values[variable])
            sums.append(Sum((question, str(one)), parts))
        for other in values[variable]:
            parts = tuple((question, str(one), variable, str(other)) for one in values[question])
            sums.append(Sum((variable, str(other)), parts))
    return Linked(numbers, sums)


def ranges(tables: Linked[Key], shown: Mapping[Key, int | None]) -> dict[Key, float]:
    """How wide the range of each hidden number is to whoever knows all that is shown: a programme of its own."""
    keys = list(shown)
    matrix = numpy.zeros((len(tables.sums), len(keys)))
    for row, one in enumerate(tables.sums):
        matrix[row, keys.index(one.total)] = 1
        for part in one.parts:
            matrix[row, keys.index(part)] -= 1
    bounds = [(0, None) if value is None else (value, value) for value in shown.values()]
    wide = {}
    for place, (key, value) in enumerate(shown.items()):
        if value is None:
            towards = numpy.zeros(len(keys))
            towards[place] = 1
            lowest = linprog(towards, A_eq=matrix, b_eq=numpy.zeros(len(tables.sums)), bounds=bounds)
            highest = linprog(-towards, A_eq=matrix, b_eq=numpy.zeros(len(tables.sums)), bounds=bounds)
            assert lowest.status == 0
            wide[key] = numpy.inf if highest.status == 3 else -highest.fun - lowest.fun
    return wide


people = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 1), st.integers(0, 2)), min_size=1, max_size=60
)


@settings(max_examples=25, deadline=None)
@given(people)
def test_all_tables_of_a_study_together_tell_no_hidden_number(answers: list[tuple[int, int, int, int]]) -> None:
    tables = study(answers)
    shown = protected_together(tables, least=K)
    assert all(shown[key] is None for key in tables.pointing(K))
    assert all(value in (None, tables.numbers[key]) for key, value in shown.items())
    assert all(width >= K - 1e-6 for width in ranges(tables, shown).values()), shown


def test_hiding_the_small_numbers_alone_would_tell_them() -> None:
    answers = [(0, 0, 0, 0)] * 20 + [(1, 0, 0, 1)] * 20 + [(1, 1, 1, 0)] * 2 + [(0, 1, 1, 1)] * 18
    tables = study(answers)
    small = {key: None if number < K else number for key, number in tables.numbers.items()}
    assert min(ranges(tables, small).values()) < K
    assert min(ranges(tables, protected_together(tables, least=K)).values()) >= K - 1e-6


def test_nobody_and_everybody_are_not_said() -> None:
    answers = [(0, 0, 0, 0)] * 30 + [(1, 1, 1, 0)] * 15 + [(2, 1, 1, 1)] * 15
    shown = protected_together(study(answers), least=K)
    assert shown["q1", "0", "b1", "0"] is None  # all of that group said so
    assert shown["q1", "1", "b1", "0"] is None  # and nobody of it said this


def test_large_even_tables_are_shown_whole() -> None:
    answers = [row for row in itertools.product(range(3), range(2), range(2), range(3)) for _again in range(3)]
    tables = study(answers)
    assert protected_together(tables, least=K) == tables.numbers


def test_what_everybody_knows_is_not_hidden_and_hides_nobody() -> None:
    tables: Linked[str] = Linked(
        {"all": 2, "one": 2, "other": 0}, [Sum("all", ("one", "other"))], known={"all", "other"}
    )
    with pytest.raises(NotProtectedError):
        protected_together(tables, least=K)


def test_few_are_hidden_where_few_are_enough() -> None:
    answers = [row for row in itertools.product(range(3), range(2), range(2), range(3)) for _again in range(5)]
    rare = [row for row in answers if row[0] != 2 or row[2] != 0 or row[3] != 0]
    tables = study(rare + [(2, 0, 0, 0)] * 2)
    shown = protected_together(tables, least=K)
    assert sum(value is None for value in shown.values()) <= len(shown) // 2
    assert shown["all",] == tables.numbers["all",]


def test_groups_under_the_least_are_put_together() -> None:
    assert merged({"police": 20, "social": 9, "guardian": 3, "ngo": 4}, least=K) == [
        ("police",),
        ("social",),
        ("guardian", "ngo"),
    ]
    assert merged({"police": 20, "social": 9, "guardian": 3}, least=K) == [("police",), ("guardian", "social")]
    assert merged({"police": 20, "guardian": 3}, least=K) == []
    assert merged({}, least=K) == []


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12)))
def test_no_group_that_is_told_apart_is_small(counts: dict[str, int]) -> None:
    found = merged(counts, least=K)
    assert len(found) != 1
    assert all(sum(counts[name] for name in group) >= K for group in found)
    assert sorted(itertools.chain(*found)) == (sorted(counts) if found else [])
