"""What those who keep statistics see: all series, and an uploaded file beside what is public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import Count, Max, Q

from hub.look.names import country_name
from hub.look.numbers import in_digits
from research.models import Series, SeriesImport, SeriesImportRow, SeriesPage
from research.models.series import Mark
from research.statistics.columns import HEADINGS

Verdict = SeriesImportRow.Verdict
ORDER = (Verdict.WRONG, Verdict.CHANGED, Verdict.NEW, Verdict.SAME)


@dataclass(frozen=True)
class SeriesLine:
    series: Series
    title: str
    figures: int
    waiting: int
    as_of: date | None


@dataclass(frozen=True)
class RowShown:
    line: int
    verdict: str
    verdict_words: str
    place: str
    said: str
    before: str
    reasons: list[str]


def series_lines() -> list[SeriesLine]:
    """All series that are or were public. Two queries."""
    pages = SeriesPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    titles = dict(pages.values_list("translation_key", "title"))
    waiting = Count("imports", filter=Q(imports__state=SeriesImport.State.STAGED), distinct=True)
    rows = Series.objects.order_by("pk").annotate(
        figures=Count("observations", distinct=True), waiting=waiting, as_of=Max("observations__accepted_on")
    )
    return [SeriesLine(row, titles.get(row.page_key, ""), row.figures, row.waiting, row.as_of) for row in rows]


def title_of(series: Series) -> str:
    pages = SeriesPage.objects.filter(translation_key=series.page_key, locale__language_code=settings.LANGUAGE_CODE)
    return pages.values_list("title", flat=True).first() or ""


def rows_of(batch: SeriesImport) -> list[RowShown]:
    """What is wrong first, then revisions, what is new, and what is known. One query."""
    rows = sorted(batch.rows.all(), key=lambda row: (ORDER.index(row.verdict), row.line))
    return [_shown(row, batch.series.decimals) for row in rows]


def counts_of(batch: SeriesImport) -> list[tuple[str, int]]:
    """Each verdict in words and how many rows have it. One query."""
    counted = dict(batch.rows.order_by().values_list("verdict").annotate(Count("pk")))
    return [(str(Verdict(verdict).label), counted[verdict]) for verdict in ORDER if verdict in counted]


def _shown(row: SeriesImportRow, decimals: int) -> RowShown:
    place = f"{country_name(row.territory)}, {row.year}" if row.territory and row.year else ""
    written = " · ".join(cell for name in HEADINGS if (cell := row.cells.get(name)))
    said = written if row.verdict == Verdict.WRONG else _figure(row.value, row.mark, decimals)
    return RowShown(
        row.line,
        row.verdict,
        str(Verdict(row.verdict).label),
        place,
        said,
        _before(row.before, decimals),
        row.reasons,
    )


def _before(before: Mapping[str, str], decimals: int) -> str:
    return _figure(before["value"], before["mark"], decimals) if before else ""


def _figure(value: object, mark: str, decimals: int) -> str:
    if value in (None, ""):
        return str(Mark(mark).label)
    words = in_digits(Decimal(str(value)), decimals)
    return f"{words} ({Mark(mark).label})" if mark else words
