"""Public addresses of this room by language, for the sitemap, the language menu and search engines."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info

from hub.look.navigation import LanguageEntry, language
from hub.ports.sitemap import SitemapEntry
from initiatives.models import Initiative

FIXED = ("partners", "partners_criteria", "partners_first_steps", "partners_statistics")


def sitemap_entries() -> list[SitemapEntry]:
    """What is for everybody in every language, open initiatives in those that they are written in."""
    codes = [code for code, _name in settings.LANGUAGES]
    fixed = [SitemapEntry({code: _address(name, code) for code in codes}) for name in FIXED]
    rows = Initiative.objects.open().prefetch_related("texts")
    return fixed + [
        SitemapEntry(
            {text.language: _address("partners_detail", text.language, row.key) for text in row.texts.all()},
            changed=row.public_at,
        )
        for row in rows
    ]


def language_entries(key: UUID, written_in: Collection[str]) -> list[LanguageEntry]:
    """The initiative's address under each language, and whether its words are in that language."""
    return [
        LanguageEntry(
            code=code,
            name=get_language_info(code)["name_local"].capitalize(),
            url=_address("partners_detail", code, key),
            current=code == language(),
            exists=code in written_in,
        )
        for code, _name in settings.LANGUAGES
    ]


def _address(name: str, code: str, *arguments: object) -> str:
    with translation.override(code):
        return reverse(name, args=arguments)
