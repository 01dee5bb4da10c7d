"""The texts of a translation: its segments, its page, and who wrote what waits for approval."""

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale, Page

from translation import localize
from translation.models import PageTranslation, SegmentAuthor
from translation.queries.sources import waiting_revisions


def target_locale(language: str) -> Locale:
    return Locale.objects.get(language_code=language)


def source_locale_id() -> int:
    return int(Locale.objects.values_list("pk", flat=True).get(language_code=settings.LANGUAGE_CODE))


def segments_of(translation: PageTranslation) -> list[localize.Segment]:
    """The segments of the newest approved source text with their translations."""
    return segments_in(translation, target_locale(translation.language))


def segments_in(translation: PageTranslation, locale: Locale) -> list[localize.Segment]:
    """The same for whoever has the locale already; two queries."""
    return localize.segments(page_key=translation.page_key, source_language=settings.LANGUAGE_CODE, locale=locale)


def with_page(rows: QuerySet[PageTranslation]) -> QuerySet[PageTranslation]:
    """Those whose page is there: a language that was given up takes its pages along."""
    pages = Page.objects.filter(translation_key=OuterRef("page_key"), locale__language_code=OuterRef("language"))
    return rows.filter(Exists(pages))


def target_page(translation: PageTranslation) -> Page:
    """The specific page that holds the translation."""
    return Page.objects.get(translation_key=translation.page_key, locale__language_code=translation.language).specific


def target_row(translation: PageTranslation) -> Page:
    """That page with its locale, without the fields of its type, and with the id of a waiting revision; one query."""
    pages = Page.objects.select_related("locale").annotate(waiting_id=waiting_revisions("pk").values("pk")[:1])
    return pages.get(translation_key=translation.page_key, locale__language_code=translation.language)


def authors(page: Page) -> set[int]:
    """Users who saved a segment of the text of `page` that waits for approval."""
    rows = SegmentAuthor.objects.filter(
        page_key=page.translation_key, language=page.locale.language_code, approved_in=0
    )
    return set(rows.values_list("user_id", flat=True))
