"""Statistics for machines: what a series counts, and its figures."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged, Rows
from hub.api.spoken import Language
from hub.publishing.fallback import path_of
from research.models.series import Observation, Series, Unit
from research.queries.series_lines import readable

router = Router(tags=["statistics"])


class FigureOut(Schema):
    """`value` is none where the source has no figure (`mark` is `:`) or keeps it back (`c`); never interpolated.

    `territory` is an ISO 3166 code or EU. `p` is provisional, `e` estimated by the source.
    """

    territory: str
    year: int
    value: float | None
    mark: str
    revision: int
    as_of: date


class BreakOut(Schema):
    """From `year` on figures cannot be compared with those before; no territory: all."""

    year: int
    territory: str


class SeriesOut(Schema):
    """One series; `key` is the same in every language. `demonstration`: its figures are invented."""

    key: UUID
    title: str
    summary: str
    definition: str
    unit: Unit
    decimals: int
    demonstration: bool
    source: str
    source_edition: str
    source_url: str
    licence: str
    themes: list[str]
    language: str
    url: Address
    breaks: list[BreakOut]
    figures: list[FigureOut]


@router.get("", response=list[SeriesOut])
@paginate(Paged)
def statistics(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> Rows:
    """The series that stand in the language, the newest first, each with the last revision of its figures."""
    return Rows(readable(language).order_by("-pk"), lambda found: _all(found, language))


@router.get("/{key}", response=SeriesOut)
def series(request: HttpRequest, key: UUID, language: Language = settings.LANGUAGE_CODE) -> SeriesOut:
    """One series that stands in the language."""
    found = _all(list(readable(language).filter(key=key)), language)
    if not found:
        raise Http404
    return found[0]


def _all(rows: Sequence[Any], language: str) -> list[SeriesOut]:
    """One query for the figures, however many series."""
    figures: dict[int, list[FigureOut]] = defaultdict(list)
    for one in Observation.objects.filter(series__in=[row.pk for row in rows]).current():
        figures[one.series_id].append(
            FigureOut(
                territory=one.territory,
                year=one.year,
                value=None if one.value is None else float(one.value),
                mark=one.mark,
                revision=one.revision,
                as_of=one.accepted_on,
            )
        )
    return [_out(row, figures[row.pk], language) for row in rows]


def _out(row: Any, figures: list[FigureOut], language: str) -> SeriesOut:
    series: Series = row
    return SeriesOut(
        key=series.key,
        title=row.title,
        summary=row.summary,
        definition=row.definition,
        unit=Unit(series.unit),
        decimals=series.decimals,
        demonstration=series.demonstrative,
        source=row.source,
        source_edition=row.source_edition,
        source_url=series.source_url,
        licence=row.licence,
        themes=series.themes,
        language=language,
        url=path_of(language, row.url_path),
        breaks=[BreakOut(year=one["year"], territory=one["territory"]) for one in series.breaks],
        figures=figures,
    )
