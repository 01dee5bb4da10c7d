"""Studies for machines: what was asked when, and the published tables as they are frozen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged, Rows
from hub.api.spoken import Language
from hub.people.reader import PUBLIC
from hub.publishing.fallback import path_of
from research.access import access_public_study
from research.models import ReportEdition, Study, StudyPage, Wave
from research.queries.studies import public_in, rows_of

router = Router(tags=["studies"])


class RoundOut(Schema):
    """A round that was opened; `training` is the key of its training's page, where it belongs to one."""

    name: str
    when: str
    training: UUID | None
    state: str
    closes: datetime


class ReportOut(Schema):
    """A version of the report: what it stands on is known by its hash."""

    number: int
    made: date
    sha256: str
    url: Address


class StudyOut(Schema):
    """One study. `smallest_group`: fewer people are never told apart. `kept_until`: answers are deleted that day."""

    key: UUID
    title: str
    summary: str
    language: str
    url: Address
    kind: str
    smallest_group: int
    themes: list[str]
    finished: bool
    kept_until: date | None
    rounds: list[RoundOut]
    reports: list[ReportOut]


class TableOut(Schema):
    """A published table as it was frozen. In `content` null is a number that is kept back."""

    name: str
    sha256: str
    released: date
    content: dict[str, Any]


class StudyWithTablesOut(StudyOut):
    tables: list[TableOut] = Field(description="In the order in which they were published")


@router.get("", response=list[StudyOut])
@paginate(Paged)
def studies(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> Rows:
    """The studies that stand in the language, the newest first."""
    return Rows(public_in(StudyPage, language), lambda pages: [_out(page, study) for page, study in rows_of(pages)])


@router.get("/{uuid:key}", response=StudyWithTablesOut)
def study(request: HttpRequest, key: UUID, language: Language = settings.LANGUAGE_CODE) -> StudyWithTablesOut:
    """One study with every table that it has published, in the language or else in the source's."""
    found, page = access_public_study(PUBLIC, key, language=language)
    ((_page, whole),) = rows_of([page])
    tables = [
        TableOut(name=row.name, sha256=row.sha256, released=row.released_on, content=row.content)
        for row in found.tables.all()
    ]
    return StudyWithTablesOut(**_out(page, whole).dict(), tables=tables)


def _out(page: StudyPage, study: Study) -> StudyOut:
    language = page.locale.language_code
    url = path_of(language, page.url_path)
    return StudyOut(
        key=study.key,
        title=page.title,
        summary=page.summary,
        language=language,
        url=url,
        kind=study.kind,
        smallest_group=study.least,
        themes=study.themes,
        finished=study.finished_at is not None,
        kept_until=study.purge_on,
        rounds=[
            RoundOut(name=one.name, when=one.when, training=one.training, state=one.state, closes=one.closes_at)
            for one in study.waves.all()
            if one.state != Wave.State.PLANNED
        ],
        reports=_reports(study.reports.all(), url),
    )


def _reports(found: Sequence[ReportEdition], url: str) -> list[ReportOut]:
    return [
        ReportOut(number=one.number, made=one.made_on, sha256=one.sha256, url=f"{url}report/{one.number}/")
        for one in found
    ]
