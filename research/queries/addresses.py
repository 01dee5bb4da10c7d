"""Public addresses of studies by language that are no pages, for the sitemap, the language menu and search engines."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language_info
from wagtail.models import Page

from hub.look.navigation import LanguageEntry, language
from hub.people.reader import PUBLIC
from hub.ports.sitemap import SitemapEntry
from hub.publishing.access import visible_pages
from hub.publishing.fallback import addresses
from research.models import ReportEdition, StudyPage, TrainingPage, Wave

RESULTS, REPORT, FOLLOW_UP = "results/", "report/", "follow-up/"


def language_entries(page: Page, below: str = RESULTS) -> list[LanguageEntry]:
    """Where what is `below` a page is in each language, and whether its page is in that language. Three queries."""
    return [
        LanguageEntry(
            code=address.language,
            name=get_language_info(address.language)["name_local"].capitalize(),
            url=f"{address.url}{below}",
            current=address.language == language(),
            exists=address.translated,
        )
        for address in addresses(page)
    ]


def sitemap_entries() -> Iterator[SitemapEntry]:
    """The results and the newest report of every public study, in the languages that its page is in."""
    reported = set(ReportEdition.objects.values_list("study__page_key", flat=True))
    pages = visible_pages(StudyPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE), PUBLIC)
    for page in pages.select_related("locale"):
        urls = {one.language: one.url for one in addresses(page) if one.translated}
        for below in (RESULTS, REPORT) if page.translation_key in reported else (RESULTS,):
            yield SitemapEntry({code: f"{url}{below}" for code, url in urls.items()})


def follow_up_entries() -> Iterator[SitemapEntry]:
    """What came of the trainings that a public study follows, in the languages that the training's page is in."""
    studies = visible_pages(StudyPage.objects.all(), PUBLIC).values("translation_key")
    followed = Wave.objects.filter(study__live=True, study__page_key__in=studies).exclude(training=None)
    pages = visible_pages(TrainingPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE), PUBLIC)
    for page in pages.filter(translation_key__in=followed.values("training")).select_related("locale"):
        yield SitemapEntry({one.language: f"{one.url}{FOLLOW_UP}" for one in addresses(page) if one.translated})


def findings_entries() -> Iterator[SitemapEntry]:
    """All findings by the places of the manual, in every language."""
    yield SitemapEntry({code: f"/{code}/research/findings/" for code, _name in settings.LANGUAGES})
