"""The board: every source page in every language, in a fixed number of queries."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from wagtail.models import Page

from hub.models import ChangeKind, User
from hub.people.groups import target_languages
from hub.publishing.calendar import today
from translation.models import Round, RoundPage, SourceText
from translation.queries.matrix import Cell, as_text, day_of, matrix
from translation.queries.standing import DONE, Standing, State
from translation.words import STALE, STATES

HOME_DEPTH = 2
CHAPTER = 2
NOBODY, MINE = "nobody", "mine"


class SourcePage(NamedTuple):
    """A page of the source; `level` 1 stands below the front page."""

    id: int
    key: str
    title: str
    level: int
    published: date | None


@dataclass(frozen=True)
class Filters:
    """What the board keeps. `round` and `under` keep rows and count in the totals; the others keep cells."""

    under: Page | None = None
    round: Round | None = None
    language: str = ""
    state: str = ""
    severity: str = ""
    holder: str = ""
    overdue: bool = False

    @property
    def keep_cells(self) -> bool:
        return bool(self.state or self.severity or self.holder or self.overdue)


@dataclass(frozen=True)
class Column:
    """A language: how many of the rows are up to date, and how many are in each state."""

    code: str
    name: str
    total: int
    states: Counter[State]

    @property
    def done(self) -> int:
        return sum(self.states[state] for state in DONE)


class Row(NamedTuple):
    """`cells` in the order of the columns; None where the filter leaves one out."""

    page: SourcePage
    cells: list[Cell | None]


@dataclass(frozen=True)
class Board:
    """Rows in the order of the pages' tree; totals count every row of the branch and round, whatever is filtered."""

    columns: list[Column]
    rows: list[Row]
    names: dict[int, str]
    day: date
    shown: int = 0
    filters: Filters = field(default_factory=Filters)


def board(*, user: Any, filters: Filters | None = None) -> Board:
    filters = filters or Filters()
    languages = [
        (code, name)
        for code, name in settings.LANGUAGES
        if code in target_languages() and filters.language in ("", code)
    ]
    codes = [code for code, _name in languages]
    pages = source_pages(filters)
    found = matrix([page.key for page in pages], codes)
    cells = [[found.get((page.key, code)) or _missing(page) for code in codes] for page in pages]
    columns = [
        Column(code, name, len(pages), Counter(row[place].state for row in cells))
        for place, (code, name) in enumerate(languages)
    ]
    day = today()
    rows = [Row(page, list(row)) for page, row in zip(pages, cells, strict=True)]
    if filters.keep_cells:
        kept = _kept(filters, user, day)
        rows = [Row(page, [cell if cell and kept(cell) else None for cell in row]) for page, row in rows]
        rows = [row for row in rows if any(row.cells)]
    shown = sum(cell is not None for row in rows for cell in row.cells)
    holders = {cell.holder for row in rows for cell in row.cells if cell and cell.holder}
    return Board(columns, rows, names_of(holders), day, shown, filters)


def source_pages(filters: Filters | None = None) -> list[SourcePage]:
    """Pages that are public or in translation, in the order of the tree; one query."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=HOME_DEPTH)
    if filters and filters.under is not None:
        pages = pages.filter(path__startswith=filters.under.path)
    if filters and filters.round is not None:
        pages = pages.filter(translation_key__in=RoundPage.objects.filter(round=filters.round).values("page_key"))
    submitted = SourceText.objects.filter(page_key=OuterRef("translation_key"))
    rows = pages.filter(Q(live=True) | Exists(submitted)).order_by("path")
    rows = rows.annotate(key=as_text("translation_key"), published=day_of(F("first_published_at")))
    values = rows.values_list("pk", "key", "draft_title", "depth", "published")
    return [SourcePage(pk, key, title, depth - HOME_DEPTH, at) for pk, key, title, depth, at in values]


def names_of(people: Collection[int]) -> dict[int, str]:
    """Names by id; one query."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=people)}


def words_of(cell: Cell | Standing) -> str:
    """The state in words; of a text that is out of date, with the kind of its change."""
    return str(STALE[cell.kind] if cell.kind is not None else STATES[cell.state])


def under_way_of(cell: Cell | Standing) -> str:
    """What happens to a text that has an approved one already."""
    return str(STATES[State(cell.under_way)]) if cell.under_way else ""


def branches() -> Sequence[Page]:
    """The pages by which the board can be narrowed, from the top; one query."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=HOME_DEPTH)
    return pages.filter(Q(depth=HOME_DEPTH + 1) | Q(depth=HOME_DEPTH + CHAPTER, numchild__gt=0)).order_by("path")


def _missing(page: SourcePage) -> Cell:
    return Cell(State.MISSING, since=page.published)


def _kept(filters: Filters, user: Any, day: date) -> Callable[[Cell], bool]:
    """Whether a cell is all that was asked for."""
    state, kind = filters.state, ChangeKind(filters.severity) if filters.severity else None

    def kept(cell: Cell) -> bool:
        return (
            (not state or cell.state == state)
            and (kind is None or cell.kind == kind)
            and (filters.holder != NOBODY or (cell.holder is None and cell.state not in DONE))
            and (filters.holder != MINE or cell.holder == user.pk)
            and (not filters.overdue or cell.is_overdue(day))
        )

    return kept
