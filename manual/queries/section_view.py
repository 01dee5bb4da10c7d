"""Everything a section page shows, in a fixed number of queries (design 7)."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.memo import remembered
from hub.models import Theme
from hub.people.reader import Reader
from hub.ports import related
from hub.publishing import access, fingerprint
from manual import addresses
from manual.models.number import CitableNumber
from manual.queries import editions, outline, route
from manual.queries.language_menu import menu
from manual.queries.outline import Entry
from manual.queries.term_links import linked
from manual.reading import items
from manual.reading.items import Item
from manual.reading.prose import plain

KIND = "manual"  # the manual's own group in a related panel
BEGINNING = 6  # words of a paragraph that stand for it in a list


@remembered
def context(page: Any, *, language: str, reader: Reader) -> dict[str, Any]:
    """The values of the section template."""
    found = outline.entries(outline.chapter_of(page.translation_key), language=language, reader=reader)
    rows = _numbers(page, found)
    blocks = {row.block_id: row.number for row in rows if row.page_key == page.translation_key}
    found = outline.numbered(found, {row.page_key: row.number for row in rows if not row.block_id})
    chapter = next((entry for entry in found if entry.is_chapter), None)
    here = next((entry for entry in found if entry.key == page.translation_key), None)
    body = paragraphs(page, blocks, language=language, reader=reader)
    themes = themes_of(page)
    groups = _related(body, blocks, themes, language, reader)
    return {
        "number": blocks.get("", ""),
        "chapter": chapter,
        "items": linked(body, page.locale.language_code, language),
        "stops": [_stop_of(item) for item in body if item.number or item.kind == "heading"],
        "breadcrumbs": _breadcrumbs(chapter, language),
        **route.where(found, here),
        "languages": menu(chapter, here, language) if chapter and here else None,
        "text_is_source": page.locale.language_code != language,
        "groups": groups,
        "marks": _marks(groups),
        "themes": themes,
        "in_force": editions.in_force_for(page.translation_key),
    }


def paragraphs(page: Any, numbers: Mapping[str, str], *, language: str, reader: Reader) -> list[Item]:
    """The section's items that `reader` may see, links made for the page. Two queries, and what is looked up."""
    hidden = access.hidden_blocks(page.translation_key, reader)
    raw = [block for block in fingerprint.raw_blocks(page) if block[1] not in hidden]
    links = outline.link_numbers(items.linked_pages(raw))
    href = items.by_number(partial(addresses.number, language))
    body = items.completed(items.read(raw, numbers=numbers, links=links), language)
    return [items.shown(item, href) for item in body]


def themes_of(page: Any) -> list[Theme]:
    """Themes of the source section, whatever the language of `page`. One query."""
    through = type(page)._meta.get_field("themes").remote_field.through
    chosen = through.objects.filter(
        content_object__translation_key=page.translation_key,
        content_object__locale__language_code=settings.LANGUAGE_CODE,
    )
    return list(Theme.objects.filter(pk__in=chosen.values("tag")))


def _numbers(page: Page, found: Iterable[Entry]) -> list[CitableNumber]:
    keys = [entry.key for entry in found]
    wanted = Q(page_key__in=keys, block_id="") | Q(page_key=page.translation_key)
    return list(CitableNumber.objects.standing().filter(wanted))


def _breadcrumbs(chapter: Entry | None, language: str) -> list[dict[str, str]]:
    crumbs = [{"label": _("Manual"), "url": addresses.manual(language)}]
    if chapter:
        crumbs.append({"label": f"{chapter.number} {chapter.title}".strip(), "url": chapter.url})
    return crumbs


def _stop_of(item: Item) -> dict[str, str]:
    """An entry of "in this section": a title, or how the paragraph begins."""
    url = addresses.anchor(item.number) if item.number else f"#{item.id}"
    label = item.title or Truncator(plain(item.text)).words(BEGINNING)
    return {"label": label, "url": url, "number": item.number}


def _related(
    body: Iterable[Item], numbers: Mapping[str, str], themes: Iterable[Theme], language: str, reader: Reader
) -> list[related.RelatedGroup]:
    seen = {item.number for item in body if item.number} | {numbers.get("", "")} - {""}
    question = related.RelatedQuestion(
        language=language,
        numbers=frozenset(seen),
        themes=frozenset(theme.slug for theme in themes),
        reader=reader,
    )
    return related.ask(question, without=frozenset({KIND}))


def _marks(groups: Iterable[related.RelatedGroup]) -> dict[str, list[dict[str, str]]]:
    """What stands at paragraphs, by number: words that lead to the group of which they speak."""
    found: dict[str, list[dict[str, str]]] = {}
    for group in groups:
        for number, words in group.marks.items():
            found.setdefault(number, []).append({"words": words, "url": f"#{group.anchor}"})
    return found
