"""The law and the glossary for machines: what the public may read, and nothing else."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from hub.api.links import Address
from hub.api.paging import Paged
from hub.api.spoken import Language
from hub.models import LegalArticle
from hub.people.reader import PUBLIC
from hub.ports.citable import Citation
from manual import addresses
from manual.queries import equivalents, glossary, law, law_pages

router = Router(tags=["law and glossary"])


class PlaceOut(Schema):
    number: str
    title: str
    url: Address
    language: str


class ArticleOut(Schema):
    key: str
    slug: str
    instrument: str
    article: str
    paragraph: str
    subject: str
    note: str
    celex: str
    eli: str
    applies_in: str
    checked_on: date | None
    amended: list[dict[str, Any]]
    url: Address


class ProvisionOut(Schema):
    country: str
    applies: bool
    name: str
    provision: str
    language: str
    url: Address
    standing: str


class ArticlePageOut(ArticleOut):
    provisions: list[ProvisionOut]
    places: list[PlaceOut]


class TermOut(Schema):
    key: str
    term: str
    language: str
    definition: str
    definition_language: str
    elsewhere: dict[str, str]
    url: Address


class TermPageOut(TermOut):
    places: list[PlaceOut]


@router.get("/law", response=list[ArticleOut])
@paginate(Paged)
def articles(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> list[dict[str, Any]]:
    """All articles that the manual may rest on, in the order of the law."""
    return [
        _article(article, language)
        for instrument in law_pages.listed(language)
        for article, *_rest in instrument.articles
    ]


@router.get("/law/{slug}", response=ArticlePageOut)
def article(request: HttpRequest, slug: str, language: Language = settings.LANGUAGE_CODE) -> dict[str, Any]:
    """An article with what stands for it in the countries, and the places of the manual that rest on it."""
    found = law_pages.by_slug(slug)
    if found is None:
        raise Http404
    return {
        **_article(found, language),
        "provisions": [here for _country, here in equivalents.of_article(found, language)],
        "places": _places(law.resting_on(found.key, language=language)),
    }


@router.get("/glossary", response=list[TermOut])
@paginate(Paged)
def terms(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> list[dict[str, Any]]:
    """The approved terms of the glossary, as the language sorts them."""
    return [_term(term) for term in glossary.listed(language)]


@router.get("/glossary/{key}", response=TermPageOut)
def term(request: HttpRequest, key: str, language: Language = settings.LANGUAGE_CODE) -> dict[str, Any]:
    """A term, and the sections that use it."""
    found = glossary.find(key, language)
    if found is None:
        raise Http404
    return {**_term(found), "places": _places(glossary.used_in(key, language=language, reader=PUBLIC))}


def _article(found: LegalArticle, language: str) -> dict[str, Any]:
    instrument = found.instrument
    return {
        "key": found.key,
        "slug": law.slug_of(found.key),
        "instrument": instrument.key,
        "article": found.article,
        "paragraph": found.paragraph,
        "subject": found.subject_in(language),
        "note": found.note_in(language),
        "celex": instrument.consolidated_celex or instrument.celex,
        "eli": instrument.consolidated_eli or instrument.eli,
        "applies_in": law_pages.where(instrument, language),
        "checked_on": found.checked_on,
        "amended": [{"act": row.act, "since": row.since.isoformat()} for row in found.amendments.all()],
        "url": addresses.article(language, law.slug_of(found.key)),
    }


def _term(found: glossary.Term) -> dict[str, Any]:
    names = ("key", "term", "language", "definition", "definition_language", "url")
    return {**{name: getattr(found, name) for name in names}, "elsewhere": dict(found.elsewhere)}


def _places(found: list[Citation]) -> list[PlaceOut]:
    return [PlaceOut(number=place.number, title=place.title, url=place.url, language=place.language) for place in found]
