"""The manual for machines: what the public may read, and nothing else."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged
from hub.api.spoken import Language
from hub.people.reader import PUBLIC
from hub.ports.citable import Citation, EditionRef, ImpressionRef
from manual import addresses, reference_api
from manual.files.kinds import DATA
from manual.provider import Manual
from manual.queries import edition_view, find_section, outline
from manual.reading.items import Item

router = Router(tags=["manual"])
router.add_router("", reference_api.router)
manual = Manual()


class PlaceOut(Schema):
    number: str
    title: str
    url: Address
    language: str


class StepOut(Schema):
    role: str
    title: str
    text: str
    handover: str


class ParagraphOut(Schema):
    number: str
    kind: str
    title: str
    text: str
    points: list[str]
    steps: list[StepOut]
    article: str
    concept: str
    more: dict[str, Any]


class SectionOut(PlaceOut):
    summary: str
    edition: str
    paragraphs: list[ParagraphOut]


class ImpressionOut(Schema):
    """A frozen language of an edition; `data` is the whole of it as one JSON document, 410 while it is withheld."""

    language: str
    number: int
    sha256: str
    data: Address

    @staticmethod
    def resolve_data(found: ImpressionRef) -> str:
        return addresses.edition(found.language, found.edition, found.number) + DATA


class EditionOut(Schema):
    number: str
    title: str
    effective: date
    withdrawn: bool
    impressions: list[ImpressionOut]


@router.get("/chapters", response=list[PlaceOut])
@paginate(Paged)
def chapters(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> list[Citation]:
    """All chapters, in order."""
    return list(manual.chapters(language=language))


@router.get("/sections", response=list[PlaceOut])
@paginate(Paged)
def sections(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> list[PlaceOut]:
    """All sections, in order."""
    entries = outline.entries(outline.whole(), language=language, reader=PUBLIC)
    numbers = outline.page_numbers(entry.key for entry in entries)
    return [
        PlaceOut(number=numbers.get(entry.key, ""), title=entry.title, url=entry.url, language=entry.language)
        for entry in entries
        if not entry.is_chapter
    ]


@router.get("/sections/{number}", response=SectionOut)
def section(
    request: HttpRequest, number: str, language: Language = settings.LANGUAGE_CODE, edition: str = ""
) -> SectionOut:
    """A section as it stands, or as an edition has it."""
    return _frozen(number, language, edition) if edition else _present(number, language)


@router.get("/paragraphs/{number}", response=ParagraphOut)
def paragraph(
    request: HttpRequest, number: str, language: Language = settings.LANGUAGE_CODE, edition: str = ""
) -> ParagraphOut:
    """A paragraph by its citable number, as it stands or as an edition has it."""
    whole = section(request, number, language, edition)
    for found in whole.paragraphs:
        if found.number == number:
            return found
    raise Http404


@router.get("/editions", response=list[EditionOut])
@paginate(Paged)
def editions(request: HttpRequest) -> list[EditionRef]:
    """Published editions, newest first."""
    return list(manual.editions())


def _present(number: str, language: str) -> SectionOut:
    citation = manual.resolve(number, language=language)
    found = find_section.by_key(citation.page_key, language=citation.language) if citation else None
    if citation is None or found is None:
        raise Http404
    body = find_section.paragraphs(found, language=language)
    own = outline.page_numbers([citation.page_key]).get(citation.page_key, "")
    return SectionOut(
        number=own,
        title=found.title,
        url=citation.url.partition("#")[0],
        language=citation.language,
        summary=found.summary,
        edition="",
        paragraphs=[_paragraph(item) for item in body],
    )


def _frozen(number: str, language: str, edition: str) -> SectionOut:
    found = edition_view.find(edition)
    shown = edition_view.impression(found, language) if found else None
    context = edition_view.section(found, shown, number, language, PUBLIC) if found and shown else None
    if context is None or context["part"].withheld:
        raise Http404
    part = context["part"]
    return SectionOut(
        number=part.number,
        title=part.title,
        url=addresses.number(language, part.number, edition),
        language=part.language,
        summary=part.summary,
        edition=edition,
        paragraphs=[_paragraph(item) for item in context["items"]],
    )


def _paragraph(item: Item) -> ParagraphOut:
    return ParagraphOut(
        number=item.number,
        kind=item.kind,
        title=item.title,
        text=item.text or item.more.get("meaning", ""),
        points=list(item.points),
        steps=[StepOut(**vars(step)) for step in item.steps],
        article=item.article,
        concept=item.concept,
        more=dict(item.more),
    )
