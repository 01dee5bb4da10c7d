"""No number that is kept back in a table can be computed from what the table shows."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.disclosure import LEAST_IN_TABLES, Protected, protected

Table = tuple[tuple[int, ...], ...]
counts = st.integers(0, 12)


def tables(rows: int, columns: int, most: int) -> Iterator[Table]:
    for flat in product(range(most + 1), repeat=rows * columns):
        yield tuple(flat[row * columns : (row + 1) * columns] for row in range(rows))


def whole(table: Table) -> tuple[int, ...]:
    """Cells row by row, then totals of rows, of columns, and of all."""
    return (
        *(count for row in table for count in row),
        *(sum(row) for row in table),
        *(sum(column) for column in zip(*table, strict=True)),
        sum(sum(row) for row in table),
    )


def is_void(table: Table, void: set[tuple[int, int]]) -> bool:
    return not any(table[row][column] for row, column in void)


def said(found: Protected) -> tuple[int | None, ...]:
    return (*(count for row in found.cells for count in row), *found.rows, *found.columns, found.total)


def attack(shown: tuple[int | None, ...], candidates: list[tuple[int, ...]]) -> list[set[int]]:
    """What each number could be, by every table of whole numbers that fits what is shown."""
    fit = [one for one in candidates if all(b is None or a == b for a, b in zip(one, shown, strict=True))]
    return [set(values) for values in zip(*fit, strict=True)]


@pytest.mark.parametrize(
    ("rows", "columns", "least", "most", "void"),
    [
        (2, 2, 2, 3, set()),
        (2, 2, 3, 5, {(0, 1)}),
        (2, 2, 3, 9, {(0, 1), (1, 0)}),
        (2, 2, 3, 9, {(0, 0), (0, 1)}),
        (1, 3, 3, 5, set()),
        (3, 1, 3, 4, set()),
        (1, 1, 5, 9, set()),
    ],
)
def test_whoever_tries_every_table_learns_no_small_number(
    rows: int, columns: int, least: int, most: int, void: set[tuple[int, int]]
) -> None:
    candidates = [whole(one) for one in tables(rows, columns, most + least + 1) if is_void(one, void)]
    answers: dict[tuple[int | None, ...], list[set[int]]] = {}
    for table in tables(rows, columns, most):
        if not is_void(table, void):
            continue
        shown = said(protected(table, void=void, least=least))
        if shown not in answers:
            answers[shown] = attack(shown, candidates)
        for count, public, possible in zip(whole(table), shown, answers[shown], strict=True):
            assert public is None or (public == count and (count >= least or possible == {0})), table
            if public is None:
                assert len(possible) >= (least if count < least else 2), (table, shown, possible)


@given(
    st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.lists(counts, min_size=wide, max_size=wide), min_size=1, max_size=4)
    )
)
def test_no_sum_or_difference_of_what_is_shown_tells_what_is_not(rows: list[list[int]]) -> None:
    table = tuple(tuple(row) for row in rows)
    shown = said(protected(table))
    for count, public in zip(whole(table), shown, strict=True):
        assert public is None or public == count >= LEAST_IN_TABLES
    hidden = [place for place, public in enumerate(shown) if public is None]
    equations = [[Fraction(line[place]) for place in hidden] for line in sums(len(table), len(table[0]))]
    assert not [place for place in range(len(hidden)) if tells(reduced(equations), place)]


def sums(rows: int, columns: int) -> Iterator[list[int]]:
    """What everybody knows of a table: each line adds up to its total, and the totals to the total of all."""
    cells, size = rows * columns, (rows + 1) * (columns + 1)
    for row in range(rows):
        yield [(place < cells and place // columns == row) - (place == cells + row) for place in range(size)]
    for column in range(columns):
        total = cells + rows + column
        yield [(place < cells and place % columns == column) - (place == total) for place in range(size)]
    yield [(cells <= place < cells + rows) - (place == size - 1) for place in range(size)]


def reduced(lines: list[list[Fraction]]) -> list[list[Fraction]]:
    """The same equations by Gauss and Jordan: each with a number of its own."""
    lines, done = [*lines], 0
    for column in range(len(lines[0]) if lines else 0):
        pivot = next((line for line in range(done, len(lines)) if lines[line][column]), None)
        if pivot is None:
            continue
        lines[done], lines[pivot] = lines[pivot], lines[done]
        first = [value / lines[done][column] for value in lines[done]]
        lines = [
            first if number == done else [value - line[column] * by for value, by in zip(line, first, strict=True)]
            for number, line in enumerate(lines)
        ]
        done += 1
    return lines


def tells(equations: list[list[Fraction]], place: int) -> bool:
    """Whether one equation holds this number alone."""
    return any(line[place] and sum(map(bool, line)) == 1 for line in equations)


def test_what_needs_no_protection_is_shown_whole() -> None:
    found = protected([[5, 6], [7, 8]])
    assert (found.cells, found.rows, found.columns, found.total) == ([[5, 6], [7, 8]], [11, 15], [12, 14], 26)


def test_one_small_number_hides_three_more_and_keeps_the_total() -> None:
    found = protected([[2, 9, 9], [9, 9, 9], [9, 9, 9]])
    assert sum(count is None for row in found.cells for count in row) == 4
    assert (found.rows, found.columns, found.total) == ([20, 27, 27], [20, 27, 27], 74)


def test_a_cell_that_everybody_knows_to_be_empty_hides_no_other() -> None:
    found = protected([[0, 3, 9, 9], [9, 9, 9, 9]], void={(0, 0)})
    assert found.cells[0][0] == 0
    assert found.cells[0].count(None) == found.cells[1].count(None) == 2


def test_nothing_tells_an_empty_table_from_a_small_one() -> None:
    assert said(protected([[0, 0]])) == said(protected([[1, 3]])) == (None,) * 6
