"""Names of what can be found, as the judged sets write them, by the address of a hit."""

import tomllib
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from wagtail.models import Page

from hub.models import LegalArticle
from initiatives.models import Initiative
from initiatives.sample.steps import DATA_FILE
from search.models import EntryKind, SearchEntry

DIRECTIVE = "2011/36/EU "


def names_by_address(language: str) -> dict[str, str]:
    """`{address without anchor: name}` of everything in the index of a language; an annex stands in its section."""
    keyed = _law() | _initiatives() | _pages()
    entries = SearchEntry.objects.filter(language=language).exclude(kind=EntryKind.ANNEX)
    return {address(entry.url): _name(entry, keyed) for entry in entries}


def address(url: str) -> str:
    return urlsplit(url).path


def _name(entry: SearchEntry, keyed: dict[UUID, str]) -> str:
    last = PurePosixPath(unquote(address(entry.url))).name
    match entry.kind:
        case EntryKind.SECTION:
            return entry.number or last
        case EntryKind.TERM:
            return f"term:{last}"
        case EntryKind.DOCUMENT:
            return f"file:{PurePosixPath(last).stem}"
        case EntryKind.LAW | EntryKind.INITIATIVE | EntryKind.NEWS | EntryKind.PAGE | EntryKind.STATISTIC:
            return keyed.get(entry.page_key, f"{entry.kind}:{last}")
        case _:
            return f"{entry.kind}:{last}"


def _law() -> dict[UUID, str]:
    keys = [article.key for article in LegalArticle.objects.all()]
    return {uuid5(NAMESPACE_URL, f"hub:law:{key}"): f"law:{key.removeprefix(DIRECTIVE)}" for key in keys}


def _initiatives() -> dict[UUID, str]:
    names = {uuid5(NAMESPACE_URL, f"sample:initiative:{name}"): f"partner:{name}" for name in _sample_names()}
    rows = Initiative.objects.filter(submission__in=names).values_list("key", "submission")
    return {key: names[submission] for key, submission in rows if submission}


def _sample_names() -> list[str]:
    entries = tomllib.loads(DATA_FILE.read_text(encoding="utf-8"))["initiatives"]
    return [entry["name"] for entry in entries]


def _pages() -> dict[UUID, str]:
    rows = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE).select_related("content_type")
    kinds = {"newspage": "news", "standardpage": "page", "seriespage": "statistic"}
    return {
        page.translation_key: f"{kinds[page.content_type.model]}:{page.slug}"
        for page in rows
        if page.content_type.model in kinds
    }
