"""The law and the glossary for machines: what the public may read, and nothing else."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema

from hub.models import LegalArticle
from hub.people.reader import PUBLIC
from hub.ports.citable import Citation
from manual import addresses
from manual.queries import equivalents, glossary, law, law_pages

router = Router(tags=["law and glossary"])


class PlaceOut(Schema):
    number: str
    title: str
    url: str
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
    url: str


class ProvisionOut(Schema):
    country: str
    applies: bool
    name: str
    provision: str
    language: str
    url: str
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
    url: str


class TermPageOut(TermOut):
    places: list[PlaceOut]


@router.get("/law", response=list[ArticleOut])
def articles(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> list[dict[str, Any]]:
    """All articles that the manual may rest on, in the order of the law."""
    spoken = _known(language)
    return [
        _article(article, spoken) for instrument in law_pages.listed(spoken) for article, *_rest in instrument.articles
    ]


@router.get("/law/{slug}", response=ArticlePageOut)
def article(request: HttpRequest, slug: str, language: str = settings.LANGUAGE_CODE) -> dict[str, Any]:
    """An article with what stands for it in the countries, and the places of the manual that rest on it."""
    found = law_pages.by_slug(slug)
    if found is None:
        raise Http404
    spoken = _known(language)
    return {
        **_article(found, spoken),
        "provisions": [here for _country, here in equivalents.of_article(found, spoken)],
        "places": _places(law.resting_on(found.key, language=spoken)),
    }


@router.get("/glossary", response=list[TermOut])
def terms(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> list[dict[str, Any]]:
    """The approved terms of the glossary, as the language sorts them."""
    return [_term(term) for term in glossary.listed(_known(language))]


@router.get("/glossary/{key}", response=TermPageOut)
def term(request: HttpRequest, key: str, language: str = settings.LANGUAGE_CODE) -> dict[str, Any]:
    """A term, and the sections that use it."""
    spoken = _known(language)
    found = glossary.find(key, spoken)
    if found is None:
        raise Http404
    return {**_term(found), "places": _places(glossary.used_in(key, language=spoken, reader=PUBLIC))}


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


def _known(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
