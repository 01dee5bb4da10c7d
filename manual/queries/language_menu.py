"""The languages of a chapter or section, from what is already read of it."""

from django.conf import settings
from django.utils.translation import get_language_info

from hub.look.navigation import LanguageEntry
from manual import addresses
from manual.queries.outline import Entry


def menu(chapter: Entry, entry: Entry, language: str) -> list[LanguageEntry]:
    """An entry a language; where it has no text of its own, the address of the source text below its prefix."""
    return [
        LanguageEntry(
            code=code,
            name=get_language_info(code)["name_local"].capitalize(),
            url=address(chapter, entry, code),
            current=code == language,
            exists=code in entry.slugs,
        )
        for code, _name in settings.LANGUAGES
    ]


def address(chapter: Entry, entry: Entry, language: str) -> str:
    if entry.is_chapter:
        return addresses.chapter(language, entry.slug(language))
    return addresses.section(language, chapter.slug(language), entry.slug(language))
