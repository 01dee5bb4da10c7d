"""The rows of the board as HTML: thousands of cells, whose parts are few and made once."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from translation import rights
from translation.queries.board import CHAPTER, Board, Row, SourcePage, under_way_of, words_of
from translation.queries.matrix import Cell
from translation.queries.standing import DONE, Standing

register = template.Library()
NAME = SafeString('</span><span class="w-sr-only">, ')
NONE = SafeString("")
EMPTY = SafeString("<td></td>")
BODY, BODY_END, ROW_END = SafeString("<tbody>"), SafeString("</tbody>"), SafeString("</tr>")
FEW = 4


@register.simple_tag
def board_rows(board: Board, user: Any) -> SafeString:
    """A `tbody` for each chapter and each page above one. Every part is safe by itself, so they need only be joined."""
    return _joined(_Cells(board, user).parts())


@register.filter
def since_words(then: date | None, day: date) -> str:
    """How long ago, in the largest unit."""
    return _age(then, day)


@register.filter
def deadline_words(cell: Cell, day: date) -> str:
    """The deadline of a cell; what is overdue is said."""
    if cell.deadline is None or cell.state in DONE:
        return ""
    said = _("overdue since %(day)s") if cell.is_overdue(day) else _("until %(day)s")
    return said % {"day": in_words(cell.deadline, "medium")}


@register.filter
def cell_words(cell: Cell | Standing) -> str:
    """The state of a text, with the kind of what changed."""
    return words_of(cell)


@register.filter
def under_way_words(cell: Cell | Standing) -> str:
    """What happens to a text that has an approved one; empty for nothing."""
    return under_way_of(cell)


@register.filter
def name_in(names: Mapping[int, str], holder: int | None) -> str:
    """The name of whoever has a text in hand; empty for nobody."""
    return names.get(holder or 0, "")


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(parts))


class _Cells:
    """What the cells of one board have in common."""

    def __init__(self, board: Board, user: Any) -> None:
        self.board = board
        self.columns = [_Column(column.code, column.name, user) for column in board.columns]
        self.many = len(self.columns) > FEW
        self.faces: dict[tuple[Any, ...], SafeString] = {}
        self.ages: dict[date | None, SafeString] = {}
        self.days: dict[tuple[date, bool], SafeString] = {}
        self.names = {key: format_html(" · {}", name) for key, name in board.names.items()}

    def parts(self) -> list[SafeString]:
        made: list[SafeString] = []
        after = iter([*(row.page.id for row in self.board.rows[1:]), None])
        for rows in _groups(self.board.rows):
            made.append(BODY)
            for row in rows:
                made.append(self._heading(row.page, next(after)))
                self._add_cells(made, row)
                made.append(ROW_END)
            made.append(BODY_END)
        return made

    def _heading(self, page: SourcePage, following: int | None) -> SafeString:
        skip = NONE
        if self.many and following:
            skip = format_html(' <a class="tr-skip" href="#row-{}">{}</a>', following, _("To the next page"))
        return format_html(
            '<tr><th scope="row" id="row-{}" class="tr-level-{}" tabindex="-1"><span lang="en">{}</span>{}</th>',
            *(page.id, page.level, page.title, skip),
        )

    def _add_cells(self, made: list[SafeString], row: Row) -> None:
        """The cells of a row, put together from what many have in common; it runs for each of thousands."""
        key, number = SafeString(row.page.key), SafeString(row.page.id)
        name = NAME + format_html("{}", row.page.title)
        today, faces, ages, add = self.board.day, self.faces, self.ages, made.extend
        for column, cell in zip(self.columns, row.cells, strict=True):
            if cell is None:
                made.append(EMPTY)
                continue
            end: tuple[SafeString, ...] = (name, column.end)
            if cell.work is not None and column.sees:
                add((column.desk, key, column.desk_end))
            elif cell.work is None and column.may_submit:
                add((column.submit, number, column.submit_end))
            else:
                made.append(column.plain)
                end = (column.plain_end,)
            late = cell.deadline is not None and cell.is_overdue(today)
            look = faces.get((cell.state, cell.kind, cell.under_way, late)) or self._state(cell, late)
            add((look, ages.get(cell.since) or self._since(cell.since)))
            if cell.holder is not None:
                made.append(self.names.get(cell.holder, NONE))
            if cell.deadline is not None and cell.state not in DONE:
                made.append(self.days.get((cell.deadline, late)) or self._deadline(cell, late))
            add(end)

    def _state(self, cell: Cell, late: bool) -> SafeString:
        under_way = under_way_of(cell)
        made = format_html(
            '<span class="tr-state tr-{0}"><svg class="tr-icon" aria-hidden="true"><use href="#tr-i-{0}"/></svg> {1}'
            '</span> <span class="tr-more{2}">{3}',
            *(cell.state, words_of(cell), " tr-late" if late else "", f"{under_way} · " if under_way else ""),
        )
        self.faces[cell.state, cell.kind, cell.under_way, late] = made
        return made

    def _since(self, day: date | None) -> SafeString:
        made = self.ages[day] = format_html("{}", _age(day, self.board.day))
        return made

    def _deadline(self, cell: Cell, late: bool) -> SafeString:
        made = format_html(" · {}", deadline_words(cell, self.board.day))
        self.days[cell.deadline or self.board.day, late] = made
        return made


class _Column:
    """What the cells of a language have in common: where they lead, and what their names end with."""

    def __init__(self, code: str, name: str, user: Any) -> None:
        board = reverse("translation:board")
        self.sees = rights.sees(user, code)
        self.may_submit = rights.may(user, rights.Action.SUBMIT, code)
        self.desk = format_html('<td><a href="{}{}/', board, code)
        self.desk_end = SafeString('/">')
        self.submit = format_html('<td><a href="{}submit/', board)
        self.submit_end = format_html('/?language={}">', code)
        self.plain = SafeString("<td>")
        self.plain_end = SafeString("</span></td>")
        self.end = format_html(', <span lang="{}">{}</span></span></a></td>', code, name)


def _groups(rows: list[Row]) -> list[list[Row]]:
    """The rows in parts, each begun by a page of the two uppermost levels."""
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or row.page.level <= CHAPTER:
            groups.append([])
        groups[-1].append(row)
    return groups


def _age(then: date | None, day: date) -> str:
    if then is None:
        return ""
    if then >= day:
        return _("today")
    return timesince(then, now=datetime.combine(day, datetime.min.time()), depth=1)
