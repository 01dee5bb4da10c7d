"""Findings for machines: what the public page shows, in the language or else in English."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged, Rows
from hub.api.spoken import Language
from hub.people.reader import PUBLIC
from hub.ports.citable import Followed
from hub.publishing.fallback import path_of
from research.models.finding import Strength
from research.queries.consequences import Consequence, of_findings
from research.queries.findings import readable, with_words

router = Router(tags=["findings"])


class FindingChangeOut(Schema):
    """A change that followed; without an edition where the next one will hold it. `text` is in English."""

    edition: str
    kind: str
    text: str
    url: Address


class FindingPlaceOut(Schema):
    """A place of the manual that a finding concerns: what followed there, or why nothing is changed for now."""

    number: str
    outcome: str
    changes: list[FindingChangeOut]
    no_change_because: str


class FindingOut(Schema):
    """One finding; `key` is the same in every language, `language` that of the words."""

    key: UUID
    title: str
    summary: str
    language: str
    url: Address
    strength: Strength
    countries: list[str]
    themes: list[str]
    places: list[FindingPlaceOut]
    found_on: date


@router.get("", response=list[FindingOut])
@paginate(Paged)
def findings(request: HttpRequest, language: Language = settings.LANGUAGE_CODE, number: str = "") -> Rows:
    """Public findings, the newest first; on one section or paragraph where `number` is given."""
    rows = readable(PUBLIC).about([number[:20]]) if number else readable(PUBLIC)
    return Rows(with_words(rows, language).order_by("-found_on", "-pk"), lambda found: _all(list(found), language))


def _all(rows: list[Any], language: str) -> list[FindingOut]:
    followed = of_findings(rows, language=language, reader=PUBLIC)
    return [_out(row, followed[str(row.page_key)], language) for row in rows]


def _out(row: Any, followed: list[Consequence], language: str) -> FindingOut:
    return FindingOut(
        key=row.page_key,
        title=row.title,
        summary=row.summary,
        language=row.spoken,
        url=path_of(language, row.url_path),
        strength=row.strength,
        countries=row.countries,
        themes=row.themes,
        places=[_place(one) for one in followed],
        found_on=row.found_on,
    )


def _place(one: Consequence) -> FindingPlaceOut:
    return FindingPlaceOut(
        number=one.number,
        outcome=one.outcome,
        changes=[_change(change) for change in one.changes],
        no_change_because=one.decision.reason if one.decision and not one.changes else "",
    )


def _change(change: Followed) -> FindingChangeOut:
    return FindingChangeOut(edition=change.edition, kind=change.kind, text=change.text, url=change.url)
