"""Rows of a file beside the figures that are public: new, unchanged, a revision, or wrong and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from hub.lists.reading import Line
from research.models.series import WITHOUT_VALUE, Mark
from research.models.series_import import SeriesImportRow
from research.statistics import cells
from research.statistics.columns import MARK, TERRITORY, UNIT, VALUE, YEAR

Verdict = SeriesImportRow.Verdict
Place = tuple[str, int]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Figure:
    value: Decimal | None
    mark: str
    revision: int = 0

    def says_the_same(self, other: "Figure") -> bool:
        return (self.value, self.mark) == (other.value, other.mark)


@dataclass(frozen=True)
class Known:
    """The series that a file is for: `breaks` are years with a territory or "" for all, `figures` those of today."""

    unit: str
    decimals: int
    last_year: int
    breaks: frozenset[tuple[int, str]] = frozenset()
    figures: Mapping[Place, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    line: int
    cells: Mapping[str, str]
    verdict: str
    reasons: Sequence[str] = ()
    territory: str = ""
    year: int | None = None
    figure: Figure = Figure(None, Mark.NONE)
    before: Figure | None = None

    @property
    def place(self) -> Place | None:
        return (self.territory, self.year) if self.territory and self.year else None


def judge(lines: Iterable[Line], places: Mapping[str, int], known: Known) -> list[Judged]:
    """Every row with its verdict. A row that stands twice for one territory and year is wrong both times."""
    judged = [_one(line, places, known) for line in lines]
    by_place: dict[Place, list[int]] = defaultdict(list)
    for row in judged:
        if row.place:
            by_place[row.place].append(row.line)
    return [_once(row, by_place[row.place]) if row.place else row for row in judged]


def _once(row: Judged, lines: Sequence[int]) -> Judged:
    if len(lines) == 1:
        return row
    others = ", ".join(str(line) for line in lines if line != row.line)
    said = _("The same territory and year also stand in line %(lines)s.") % {"lines": others}
    return replace(row, verdict=Verdict.WRONG, reasons=[*row.reasons, said])


def _one(line: Line, places: Mapping[str, int], known: Known) -> Judged:
    said = {name: line.cells[at] if at < len(line.cells) else "" for name, at in places.items()}
    reasons = [line.faults[at] for at in places.values() if at in line.faults]

    def tried(read: Callable[[], Value], otherwise: Value) -> Value:
        try:
            return read()
        except cells.Refused as refused:
            reasons.append(str(refused))
            return otherwise

    territory = tried(lambda: cells.territory(said[TERRITORY]), "")
    year = tried(lambda: cells.year(said[YEAR], last=known.last_year), 0)
    tried(lambda: cells.check_unit(said.get(UNIT, ""), known.unit), None)
    has_break = bool(known.breaks & {(year, territory), (year, "")})
    figure = tried(lambda: _figure(said, known, has_break=has_break), None)
    row = Judged(line.number, said, Verdict.WRONG, reasons, territory, year or None)
    if reasons or figure is None:
        return row
    before = known.figures.get((territory, year))
    return replace(row, verdict=_verdict(before, figure), figure=figure, before=before)


def _verdict(before: Figure | None, now: Figure) -> str:
    if before is None:
        return Verdict.NEW
    return Verdict.SAME if before.says_the_same(now) else Verdict.CHANGED


def _figure(said: Mapping[str, str], known: Known, *, has_break: bool) -> Figure:
    """Marks stand in a column of their own or, as Eurostat writes them, behind the figure."""
    written, _space, behind = said[VALUE].rpartition(" ")
    if not behind.isalpha():
        written, behind = said[VALUE], ""
    value = written.strip()
    mark = cells.marks([*said.get(MARK, "").lower(), *behind.lower()], has_break=has_break)
    if value in {"", Mark.NONE} and (mark in WITHOUT_VALUE or value):
        return Figure(None, Mark.CONFIDENTIAL if mark == Mark.CONFIDENTIAL else Mark.NONE)
    if not value:
        raise cells.Refused(_("There is no figure. Write it, or a colon where the source has none."))
    if mark in WITHOUT_VALUE:
        raise cells.Refused(_("The row has a figure and says that there is none."))
    return Figure(cells.figure(value, unit=known.unit, decimals=known.decimals), mark)
