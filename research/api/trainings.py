"""Trainings for machines: what the public page shows, and no person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged, Rows
from hub.api.spoken import Language
from hub.publishing.fallback import path_of
from research.queries.lines import readable, with_words
from research.standing import Standing, standing

router = Router(tags=["trainings"])


class TrainingOut(Schema):
    """One training; `key` is the same in every language, no countries: for people of every country.

    `standing`: `open` and `full` take registrations, the latter for the waiting list; `closed`, `cancelled` and `over`
    take none.
    """

    key: UUID
    title: str
    summary: str
    language: str
    url: Address
    begins: datetime
    ends: datetime
    time_zone: str
    place: str
    online: bool
    languages: list[str]
    countries: list[str]
    audiences: list[str]
    themes: list[str]
    hours: float
    places: int
    edition: str
    numbers: list[str]
    by_invitation: bool
    standing: Standing
    changed: datetime


@router.get("", response=list[TrainingOut])
@paginate(Paged)
def trainings(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> Rows:
    """The trainings that stand in the language, the latest first."""
    rows = with_words(readable(language), language).order_by("-starts_at", "-pk")
    return Rows(rows, lambda found: [_out(row, language) for row in found])


def _out(row: Any, language: str) -> TrainingOut:
    return TrainingOut(
        key=row.key,
        title=row.title,
        summary=row.summary,
        language=language,
        url=path_of(language, row.url_path),
        begins=row.starts_at,
        ends=row.ends_at,
        time_zone=row.zone,
        place=row.place_words,
        online=row.online,
        languages=row.languages,
        countries=row.countries,
        audiences=row.targets,
        themes=row.themes,
        hours=row.hours,
        places=row.capacity,
        edition=row.edition,
        numbers=row.numbers,
        by_invitation=row.by_invitation,
        standing=standing(row, seated=row.seated),
        changed=row.changed_at,
    )
