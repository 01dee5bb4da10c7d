"""Public addresses of studies by language that are no pages, for the sitemap, the language menu and search engines."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language_info

from hub.look.navigation import LanguageEntry, language
from hub.people.reader import PUBLIC
from hub.ports.sitemap import SitemapEntry
from hub.publishing.access import visible_pages
from hub.publishing.fallback import addresses
from research.models import StudyPage

RESULTS = "results/"


def language_entries(page: StudyPage) -> list[LanguageEntry]:
    """Where the results of a study are in each language, and whether its page is in that language. Three queries."""
    return [
        LanguageEntry(
            code=address.language,
            name=get_language_info(address.language)["name_local"].capitalize(),
            url=f"{address.url}{RESULTS}",
            current=address.language == language(),
            exists=address.translated,
        )
        for address in addresses(page)
    ]


def sitemap_entries() -> Iterator[SitemapEntry]:
    """The results of every public study, in the languages that its page is in."""
    pages = visible_pages(StudyPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE), PUBLIC)
    for page in pages.select_related("locale"):
        yield SitemapEntry({one.language: f"{one.url}{RESULTS}" for one in addresses(page) if one.translated})
