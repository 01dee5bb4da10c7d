"""The board: every source page in every language, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from wagtail.models import Page

from hub.people.groups import target_languages
from translation import rights
from translation.models import SourceText
from translation.queries.standing import Standing, State, standings
from translation.words import STALE, STATES

HOME_DEPTH = 2


@dataclass(frozen=True)
class Cell:
    """One page in one language as the board shows it; `url` is empty for whoever has no part in the language."""

    language: str
    standing: Standing
    url: str

    @property
    def state(self) -> str:
        return str(self.standing.state)

    @property
    def words(self) -> str:
        kind = self.standing.kind
        return str(STALE[kind] if self.standing.approved and kind is not None else STATES[self.standing.state])

    @property
    def under_way(self) -> str:
        state = self.standing.under_way
        return str(STATES[State(state)]) if state else ""


@dataclass(frozen=True)
class Row:
    page: Page
    level: int
    cells: list[Cell]


@dataclass(frozen=True)
class Board:
    """Rows in the order of the pages' tree, and for each language how many rows are current."""

    languages: list[tuple[str, str]]
    rows: list[Row]
    totals: list[tuple[str, int, int]]


def board(*, user: Any, under: Page | None = None, language: str = "", state: str = "") -> Board:
    """What `user` sees; `under` keeps a branch, `language` a column, `state` the rows that have it somewhere."""
    names = [(code, name) for code, name in settings.LANGUAGES if code in target_languages()]
    columns = [(code, name) for code, name in names if not language or code == language]
    pages = list(_pages(under))
    found = standings([page.translation_key for page in pages], [code for code, _name in columns])
    rows = [_row(page, columns, found, user) for page in pages]
    current = Counter(cell.language for row in rows for cell in row.cells if cell.standing.state is State.CURRENT)
    totals = [(name, current[code], len(rows)) for code, name in columns]
    if state:
        rows = [row for row in rows if any(cell.state == state for cell in row.cells)]
    return Board(columns, rows, totals)


def _pages(under: Page | None) -> Any:
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=HOME_DEPTH)
    if under is not None:
        pages = pages.filter(path__startswith=under.path)
    submitted = SourceText.objects.filter(page_key=OuterRef("translation_key"))
    return pages.filter(Q(live=True) | Exists(submitted)).order_by("path")


def _row(page: Page, columns: list[tuple[str, str]], found: dict[Any, Standing], user: Any) -> Row:
    cells = []
    for code, _name in columns:
        standing = found[page.translation_key, code]
        cells.append(Cell(code, standing, _url(page, code, standing, user)))
    return Row(page, page.depth - HOME_DEPTH, cells)


def _url(page: Page, language: str, standing: Standing, user: Any) -> str:
    if standing.work is None:
        may = rights.may(user, rights.Action.SUBMIT, language)
        return f"{reverse('translation:submit', args=[page.pk])}?language={language}" if may else ""
    return reverse("translation:desk", args=[language, page.translation_key]) if rights.sees(user, language) else ""
