"""The figures of a series as its page shows them: side by side, years without one included, and what was revised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from hub.line_charts import Lines, lines
from hub.look.alphabet import in_order
from hub.look.dates import in_words
from hub.look.names import country_name
from hub.look.numbers import in_digits
from research.models.series import EU, Mark, Observation, Series


@dataclass(frozen=True)
class Cell:
    """`words` is the figure, or why there is none; `note` what is to be known of it."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Drawn:
    """One panel of the chart with the sentences that say it to whoever does not see it."""

    code: str
    title: str
    description: str
    place: int


@dataclass(frozen=True)
class Figures:
    """`territories` are codes and names, `rows` a year and a cell for each of them, none left out."""

    territories: Sequence[tuple[str, str]]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    revisions: Sequence[str]
    as_of: date | None
    chart: Lines | None
    drawn: Sequence[Drawn]
    most: str


def read(series: Series, observations: Iterable[Observation], language: str) -> Figures:
    """Of observations in order."""
    current: dict[tuple[str, int], Observation] = {}
    revised: list[tuple[Observation, Observation]] = []
    for row in observations:
        before = current.get((row.territory, row.year))
        if before is not None:
            revised.append((before, row))
        current[row.territory, row.year] = row
    shown = _Shown(series, current, _territories(current, language), _breaks(series))
    chart = lines(shown.values(), shown.breaks)
    return Figures(
        territories=shown.territories,
        rows=[(year, [shown.cell(code, year) for code, _name in shown.territories]) for year in shown.years],
        revisions=[shown.revision(before, after) for before, after in revised],
        as_of=max((row.accepted_on for row in current.values()), default=None),
        chart=chart,
        drawn=[Drawn(code, name, shown.said(code), at) for at, (code, name) in enumerate(shown.territories)],
        most=in_digits(chart.most, series.decimals if chart.most % 1 else 0) if chart else "",
    )


def _territories(codes: Iterable[tuple[str, int]], language: str) -> list[tuple[str, str]]:
    """The Union first, then countries in the order of the reader's alphabet."""
    named = [(code, country_name(code)) for code in {code for code, _year in codes}]
    return sorted(in_order(named, language, name=lambda pair: pair[1]), key=lambda pair: pair[0] != EU)


def _breaks(series: Series) -> Mapping[str, set[int]]:
    """Years that begin anew by territory, "" for all."""
    found: dict[str, set[int]] = {}
    for one in series.breaks:
        found.setdefault(one["territory"], set()).add(one["year"])
    return found


@dataclass(frozen=True)
class _Shown:
    series: Series
    current: Mapping[tuple[str, int], Observation]
    territories: Sequence[tuple[str, str]]
    declared: Mapping[str, set[int]]

    @property
    def years(self) -> Sequence[int]:
        years = [year for _code, year in self.current]
        return range(min(years), max(years) + 1) if years else ()

    @property
    def breaks(self) -> dict[str, set[int]]:
        everywhere = self.declared.get("", set())
        return {code: self.declared.get(code, set()) | everywhere for code, _name in self.territories}

    def values(self) -> dict[str, dict[int, Decimal | None]]:
        return {
            code: {year: row.value for (own, year), row in self.current.items() if own == code}
            for code, _name in self.territories
        }

    def cell(self, code: str, year: int) -> Cell:
        row = self.current.get((code, year))
        notes = [str(_("new series"))] if year in self.breaks[code] else []
        if row is None:
            return Cell(_("no figure"), ", ".join(notes))
        if row.mark in {Mark.PROVISIONAL, Mark.ESTIMATED}:
            notes.append(str(Mark(row.mark).label))
        if row.revision > 1:
            notes.append(str(_("revised")))
        return Cell(self.words(row), ", ".join(notes))

    def words(self, row: Observation) -> str:
        return str(Mark(row.mark).label) if row.value is None else in_digits(row.value, self.series.decimals)

    def said(self, code: str) -> str:
        """What the line of a territory shows, in sentences."""
        own = [row for (territory, _year), row in self.current.items() if territory == code and row.value is not None]
        if not own:
            return _("No figure is published.")
        said = _("%(first)s in %(year)s, %(last)s in %(until)s.") % {
            "first": self.words(own[0]),
            "year": str(own[0].year),
            "last": self.words(own[-1]),
            "until": str(own[-1].year),
        }
        with_figure = {row.year for row in own}
        sentences = [said]
        if lacking := [str(year) for year in self.years if year not in with_figure]:
            sentences.append(_("No figure for %(years)s.") % {"years": ", ".join(lacking)})
        if anew := [str(year) for year in sorted(self.breaks[code]) if year in self.years]:
            sentences.append(_("The line is broken: a new series begins in %(years)s.") % {"years": ", ".join(anew)})
        return " ".join(sentences)

    def revision(self, before: Observation, after: Observation) -> str:
        return _("%(territory)s, %(year)s: %(before)s until %(day)s, since then %(after)s.") % {
            "territory": country_name(after.territory),
            "year": str(after.year),
            "before": self.words(before),
            "day": in_words(after.accepted_on),
            "after": self.words(after),
        }
