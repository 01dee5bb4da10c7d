"""National annexes as readers see them: what a country wrote for a section, in the language that it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from hub.publishing.calendar import today
from manual.models import AnnexRevision


@dataclass(frozen=True)
class Shown:
    """The text of a country; `overdue` where its review should have been before today."""

    country: str
    language: str
    text: str
    approved_on: date
    review_date: date | None

    @property
    def overdue(self) -> bool:
        return self.review_date is not None and self.review_date < today()


def of_section(page_key: UUID, country: str, language: str) -> Shown | None:
    """A country's annex in `language`, else in English, else in whatever language it has. One query, or none."""
    if not country:
        return None
    found = {row.annex.language: _shown(row) for row in _rows([page_key]).filter(annex__country=country)}
    return found.get(language) or found.get(settings.LANGUAGE_CODE) or next(iter(found.values()), None)


def countries_of(page_key: UUID) -> list[str]:
    """Codes of the countries that have an annex to the section. One query."""
    rows = AnnexRevision.objects.public().filter(annex__page_key=page_key)
    return sorted(set(rows.values_list("annex__country_id", flat=True)))


def by_section(keys: Iterable[UUID]) -> dict[UUID, list[Shown]]:
    """All annexes of many sections, by section, in the order of countries. One query."""
    found: dict[UUID, list[Shown]] = {}
    for row in _rows(list(keys)):
        found.setdefault(row.annex.page_key, []).append(_shown(row))
    return found


def _rows(keys: list[UUID]) -> QuerySet[AnnexRevision]:
    rows = AnnexRevision.objects.public().filter(annex__page_key__in=keys).select_related("annex")
    return rows.order_by("annex__country_id", "annex__language")


def _shown(row: AnnexRevision) -> Shown:
    on = row.decided_at.date() if row.decided_at else row.saved_at.date()
    return Shown(row.annex.country_id, row.annex.language, row.text, on, row.review_date)
