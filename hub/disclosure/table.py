"""One table with the totals of its rows and columns. Pure.

More than the small counts is kept back, so that no subtraction tells one of those.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

LEAST_IN_TABLES = 5
Place = tuple[int, int]


@dataclass(frozen=True)
class Protected:
    """A table as the public may read it; None where a count is kept back."""

    cells: Sequence[Sequence[int | None]]
    rows: Sequence[int | None]
    columns: Sequence[int | None]
    total: int | None


def protected(
    counts: Sequence[Sequence[int]], *, void: Collection[Place] = (), least: int = LEAST_IN_TABLES
) -> Protected:
    """The table of `counts` (rows of one length, at least one cell), with its totals, without its small numbers.

    `void` are the cells that everybody knows to be empty, such as those of a country that takes no part: they are said
    to be, and hide nobody.

    Kept back is every number under `least`, and of the others as few as can be, so that by what is shown each small one
    could be any of at least `least` different numbers, and every other hidden one any of at least two. The way is the
    hypercube method: around each small number four hidden corners of a rectangle, totals among them, whose counts can
    move together while all that is shown stays as it is. Nobody else is asked: two tables of the same people have one
    call, as rows and columns.
    """
    table = _with_totals(counts)
    usable = _usable(table, void)
    hidden = {place for place in usable if table[place] < least}
    for place in sorted(hidden, key=lambda one: (table[one], one)):
        corners = min(
            (found for found in _rectangles(table, place, least) if usable.issuperset(found)),
            key=lambda found: (sum(table[one] for one in found if one not in hidden), found),
        )
        hidden.update(corners)
    last_row, last_column = max(table)
    said = {place: None if place in hidden else count for place, count in table.items()}
    return Protected(
        cells=[[said[row, column] for column in range(last_column)] for row in range(last_row)],
        rows=[said[row, last_column] for row in range(last_row)],
        columns=[said[last_row, column] for column in range(last_column)],
        total=said[last_row, last_column],
    )


def _with_totals(counts: Sequence[Sequence[int]]) -> dict[Place, int]:
    """By row and column; the last of each are the totals."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return {(row, column): count for row, line in enumerate(rows) for column, count in enumerate(line)}


def _usable(table: dict[Place, int], void: Collection[Place]) -> set[Place]:
    """All places but the void ones and the totals of lines that hold no other."""
    last_row, last_column = max(table)
    cells = {(row, column) for row, column in table if row < last_row and column < last_column}.difference(void)
    totals = {(last_row, column) for _row, column in cells} | {(row, last_column) for row, _column in cells}
    return cells | totals | ({(last_row, last_column)} if cells else set())


def _rectangles(table: dict[Place, int], place: Place, least: int) -> Iterator[tuple[Place, ...]]:
    """Corners around `place` within which its count can take `least` values or more. One over all totals always can."""
    last_row, last_column = max(table)
    row, column = place
    for other_row in range(last_row + 1):
        for other_column in range(last_column + 1):
            if other_row == row or other_column == column:
                continue
            # A cell and the total of its line grow together; two cells of one line grow one at the other's cost.
            beside = 1 if last_column in (column, other_column) else -1
            below = 1 if last_row in (row, other_row) else -1
            corners = {
                (row, other_column): beside,
                (other_row, column): below,
                (other_row, other_column): beside * below,
            }
            falling = [table[corner] for corner, way in corners.items() if way < 0]
            sinking = [table[place], *(table[corner] for corner, way in corners.items() if way > 0)]
            if not falling or min(falling) + min(sinking) >= least - 1:
                yield (place, *corners)
