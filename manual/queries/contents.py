"""What the manual's front page and a chapter show: lists of what the reader may see."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.people.reader import Reader
from manual import addresses
from manual.queries import editions, outline, route
from manual.queries.around_chapter import around_chapter
from manual.queries.language_menu import menu
from manual.queries.outline import Entry


def of_manual(page: Page, *, language: str, reader: Reader) -> dict[str, Any]:
    """Chapters with their sections. Two queries."""
    found = outline.entries(outline.whole(), language=language, reader=reader)
    found = outline.numbered(found, outline.page_numbers(entry.key for entry in found))
    chapters = [entry for entry in found if entry.is_chapter]
    return {
        "chapters": [(chapter, _sections(chapter, found)) for chapter in chapters],
        "breadcrumbs": [],
        "in_force": editions.in_force(),
        "text_is_source": page.locale.language_code != language,
    }


def of_chapter(page: Page, *, language: str, reader: Reader) -> dict[str, Any]:
    """The chapter's sections, and what other rooms have on it; the chapters before and after it are not asked for.

    Three queries, and one for each room that answers.
    """
    found = outline.entries(outline.chapter_of(page.translation_key), language=language, reader=reader)
    found = outline.numbered(found, outline.page_numbers(entry.key for entry in found))
    chapter = next((entry for entry in found if entry.key == page.translation_key), None)
    sections = [entry for entry in found if not entry.is_chapter]
    number = chapter.number if chapter else ""
    return {
        "groups": around_chapter(tuple(entry.key for entry in found), number or "", language=language, reader=reader),
        "chapter": chapter,
        "sections": sections,
        "next": route.stop(sections[0]) if sections else None,
        "breadcrumbs": [{"label": _("Manual"), "url": addresses.manual(language)}],
        "text_is_source": page.locale.language_code != language,
        "languages": menu(chapter, chapter, language) if chapter else None,
    }


def _sections(chapter: Entry, found: list[Entry]) -> list[Entry]:
    return [entry for entry in found if not entry.is_chapter and entry.chapter_path == chapter.path]
