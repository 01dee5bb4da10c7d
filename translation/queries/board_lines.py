"""The board as plain lines, one for each page and language that it shows."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation.queries.board import Board, under_way_of, words_of

Value = str | int | date | None

HEADINGS = (
    gettext_lazy("Page"),
    gettext_lazy("Language"),
    gettext_lazy("Code"),
    gettext_lazy("State"),
    gettext_lazy("Under way"),
    gettext_lazy("Since"),
    gettext_lazy("Days"),
    gettext_lazy("In the hands of"),
    gettext_lazy("Deadline"),
    gettext_lazy("Overdue"),
)


def lines(board: Board) -> Iterator[tuple[Value, ...]]:
    """Values in the order of `HEADINGS`; days are whole days in the state."""
    yes, no = _("yes"), _("no")
    for page, cells in board.rows:
        for column, cell in zip(board.columns, cells, strict=True):
            if cell is None:
                continue
            yield (
                page.title,
                column.name,
                column.code,
                words_of(cell),
                under_way_of(cell),
                cell.since,
                (board.day - cell.since).days if cell.since else None,
                board.names.get(cell.holder or 0, ""),
                cell.deadline,
                yes if cell.is_overdue(board.day) else no,
            )
