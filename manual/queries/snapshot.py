"""The manual as it would be frozen now: every chapter and section in order, in one language. A few queries in all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Revision

from hub.models import AccessRule
from hub.publishing import access, fingerprint
from manual.models import ChapterPage, CitableNumber, ManualPage, SectionPage
from manual.queries import approved, outline
from manual.reading import items
from manual.reading.items import Item

Chosen = tuple[Any, int]


@dataclass(frozen=True)
class Text:
    """One chapter or section as it stands: `source_sha256` names the source text that it says."""

    key: UUID
    kind: str
    number: str
    title: str
    summary: str
    language: str
    items: tuple[Item, ...]
    restricted: bool
    source_sha256: str


def source(*, on: date | None = None) -> list[Text]:
    """The source text; with `on`, including approved text that waits for a day until then."""
    return texts(chosen(settings.LANGUAGE_CODE, on))


def translations(language: str, sources: Iterable[Text], *, on: date | None = None) -> dict[UUID, Text]:
    """Approved translations, by key, of those sources whose very text they were approved for."""
    pages = chosen(language, on)
    approved_for = approved.source_hashes(language, {page.translation_key: revision for page, revision in pages})
    wanted = {text.key: text for text in sources if approved_for.get(text.key) == text.source_sha256}
    fitting = [(page, revision) for page, revision in pages if page.translation_key in wanted]
    return {
        text.key: replace(
            text,
            number=wanted[text.key].number,
            items=_as_restricted(text.items, wanted[text.key].items),
            restricted=wanted[text.key].restricted,
            source_sha256=wanted[text.key].source_sha256,
        )
        for text in texts(fitting)
    }


def title(language: str) -> str:
    """The manual's own title in `language`, or else in the source."""
    titles = dict(
        ManualPage.objects.filter(live=True, locale__language_code__in={language, settings.LANGUAGE_CODE}).values_list(
            "locale__language_code", "title"
        )
    )
    return titles.get(language) or titles.get(settings.LANGUAGE_CODE, "")


def source_hash(page: Any) -> str:
    """One hash of everything a source page says, comparable with what a translation was approved for."""
    return fingerprint.digest(fingerprint.fingerprint(page))


def _pages(language: str) -> list[Any]:
    """Live chapters and sections whose chapter is live, in the order of their tree."""
    chapters = list(ChapterPage.objects.filter(live=True, locale__language_code=language).select_related("locale"))
    open_chapters = {chapter.path for chapter in chapters}
    sections = SectionPage.objects.filter(live=True, locale__language_code=language).select_related("locale")
    inside = [section for section in sections if section.path[: -Page.steplen] in open_chapters]
    return sorted([*chapters, *inside], key=lambda page: page.path)


def chosen(language: str, on: date | None) -> list[Chosen]:
    """Each page with its revision: the public one, or the newest approved one that goes public until `on`."""
    pages = _pages(language)
    waiting = _waiting([page.pk for page in pages], on) if on else {}
    public = [(page, page.live_revision_id or 0) for page in pages if page.pk not in waiting]
    coming = [(revision.as_object(), revision.pk) for revision in waiting.values()]
    return sorted([*public, *coming], key=lambda pair: pair[0].path)


def _waiting(page_ids: Iterable[int], on: date) -> dict[int, Revision]:
    rows = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, object_id__in=[str(page_id) for page_id in page_ids]
    ).order_by("approved_go_live_at", "pk")
    return {int(row.object_id): row for row in rows if timezone.localtime(row.approved_go_live_at).date() <= on}


def texts(found: list[Chosen]) -> list[Text]:
    """What chosen pages say, with their numbers and the access of today. Five queries."""
    pages = [page for page, _revision in found]
    raw = {page.pk: list(fingerprint.raw_blocks(page)) for page in pages}
    links = outline.link_numbers({page_id for blocks in raw.values() for page_id in items.linked_pages(blocks)})
    numbers = _numbers(page.translation_key for page in pages)
    closed = set(access.restricted_page_keys())
    rules = set(AccessRule.objects.exclude(block_id="").values_list("page_key", "block_id"))
    read = []
    above: tuple[str, ...] = ()  # closed chapters, also those that only will be
    for page in pages:
        key = page.translation_key
        restricted = key in closed or page.access == page.Access.PRACTITIONERS or page.path.startswith(above)
        if restricted and isinstance(page, ChapterPage):
            above += (page.path,)
        own = numbers.get(key, {})
        body = items.read(raw[page.pk], numbers=own, links=links)
        read.append(
            Text(
                key=key,
                kind="chapter" if isinstance(page, ChapterPage) else "section",
                number=own.get("", ""),
                title=page.title,
                summary=page.summary,
                language=page.locale.language_code,
                items=tuple(replace(item, restricted=item.restricted or (key, item.id) in rules) for item in body),
                restricted=restricted,
                source_sha256=source_hash(page),
            )
        )
    return read


def _numbers(keys: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    numbers: dict[UUID, dict[str, str]] = {}
    for row in CitableNumber.objects.filter(page_key__in=list(keys)):
        numbers.setdefault(row.page_key, {})[row.block_id] = row.number
    return numbers


def _as_restricted(own: tuple[Item, ...], of_source: tuple[Item, ...]) -> tuple[Item, ...]:
    closed = {item.id for item in of_source if item.restricted}
    return tuple(replace(item, restricted=item.restricted or item.id in closed) for item in own)
