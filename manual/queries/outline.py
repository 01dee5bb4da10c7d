"""Chapters and sections as a reader sees them: in source order, each in the reader's language where it can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from wagtail.models import Page

from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from manual import addresses
from manual.models.number import CitableNumber

MANUAL_DEPTH = 3
CHAPTER_DEPTH = 4
SECTION_DEPTH = 5


@dataclass(frozen=True)
class Entry:
    """One chapter or section in one language; `slugs` holds its slug in every language that has it."""

    key: UUID
    path: str
    title: str
    language: str
    slugs: Mapping[str, str]
    number: str = ""
    url: str = ""

    @property
    def chapter_path(self) -> str:
        return self.path[: CHAPTER_DEPTH * Page.steplen]

    @property
    def is_chapter(self) -> bool:
        return len(self.path) == CHAPTER_DEPTH * Page.steplen

    def slug(self, language: str) -> str:
        return self.slugs.get(language) or self.slugs.get(addresses.SOURCE) or next(iter(self.slugs.values()))


def chapter_of(key: UUID) -> QuerySet[Page, UUID]:
    """Translation keys of the chapter around a chapter or section and of all its sections, by the source's tree."""
    source = Page.objects.filter(translation_key=key, locale__language_code=settings.LANGUAGE_CODE).annotate(
        chapter_path=Substr("path", 1, CHAPTER_DEPTH * Page.steplen)
    )
    return Page.objects.filter(path__startswith=Subquery(source.values("chapter_path")[:1])).values("translation_key")


def whole() -> QuerySet[Page, UUID]:
    """Translation keys of all chapters and sections, by the source's tree."""
    pages = Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE,
        depth__in=(CHAPTER_DEPTH, SECTION_DEPTH),
        content_type__app_label="manual",
    )
    return pages.values("translation_key")


def entries(keys: QuerySet[Page, UUID], *, language: str, reader: Reader) -> list[Entry]:
    """What `reader` may see of the pages with these keys; the source's order. One query, no numbers yet."""
    pages = visible_pages(Page.objects.filter(translation_key__in=keys), reader)
    rows = pages.values_list("translation_key", "locale__language_code", "path", "title", "slug")
    by_key: dict[UUID, dict[str, tuple[str, str, str]]] = {}
    for key, code, path, title, slug in rows:
        by_key.setdefault(key, {})[code] = (path, title, slug)
    found = []
    for key, texts in by_key.items():
        if addresses.SOURCE not in texts:
            continue
        code = language if language in texts else addresses.SOURCE
        slugs = {code: slug for code, (_path, _title, slug) in texts.items()}
        found.append(Entry(key, texts[addresses.SOURCE][0], texts[code][1], code, slugs))
    return with_addresses(sorted(found, key=lambda entry: entry.path), language)


def with_addresses(found: Iterable[Entry], language: str) -> list[Entry]:
    """The entries with their addresses below the prefix of `language`."""
    found = list(found)
    chapters = {entry.path: entry for entry in found if entry.is_chapter}
    return [
        replace(entry, url=_url(entry, chapters[entry.chapter_path], language))
        for entry in found
        if entry.chapter_path in chapters
    ]


def numbered(found: Iterable[Entry], numbers: Mapping[UUID, str]) -> list[Entry]:
    return [replace(entry, number=numbers.get(entry.key, "")) for entry in found]


def page_numbers(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Numbers of chapters and sections by translation key. One query."""
    rows = CitableNumber.objects.filter(page_key__in=list(keys), block_id="")
    return dict(rows.values_list("page_key", "number"))


def link_numbers(page_ids: Iterable[int]) -> dict[int, str]:
    """Citable numbers of linked pages by page id. One query, none without links."""
    ids = list(page_ids)
    if not ids:
        return {}
    number = CitableNumber.objects.filter(page_key=OuterRef("translation_key"), block_id="").values("number")[:1]
    rows = Page.objects.filter(pk__in=ids).annotate(citable=Subquery(number)).exclude(citable=None)
    return dict(rows.values_list("pk", F("citable")))


def _url(entry: Entry, chapter: Entry, language: str) -> str:
    if entry.is_chapter:
        return addresses.chapter(language, entry.slug(language))
    return addresses.section(language, chapter.slug(language), entry.slug(language))
