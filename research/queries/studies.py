"""The studies of the Hub, each in the reader's language or else in the source's."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from wagtail.models import Page

from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_pages
from hub.publishing.best_page import readable
from research.models.report import ReportEdition
from research.models.study import Study

_REPORTS = Prefetch("reports", ReportEdition.objects.defer("content"))


def of_page(page_key: UUID) -> Study | None:
    """The study of a page, and whether there is a report of it (`reported`). One query."""
    reports = ReportEdition.objects.filter(study=OuterRef("pk"))
    return Study.objects.filter(page_key=page_key).annotate(reported=Exists(reports)).first()


def public_in(model: type[Page], language: str) -> QuerySet[Page]:
    """The studies that everybody may read in `language`, the newest first."""
    pages = visible_pages(model.objects.filter(locale__language_code=language), PUBLIC)
    known = Study.objects.filter(live=True).values("page_key")
    return pages.filter(translation_key__in=known).select_related("locale").order_by("-first_published_at", "-pk")


def rows_of(pages: Sequence[Page]) -> list[tuple[Page, Study]]:
    """Each page with its study, the rounds and reports of which are there. Three queries."""
    found = Study.objects.filter(page_key__in=[page.translation_key for page in pages])
    by_key = {study.page_key: study for study in found.prefetch_related("waves", _REPORTS)}
    return [(page, by_key[page.translation_key]) for page in pages if page.translation_key in by_key]


def listed(model: type[Page], *, language: str, reader: Reader) -> list[Page]:
    """One page for each study that `reader` may see, the newest first. One query."""
    pages = readable(model.objects.live(), language=language, reader=reader).order_by("-first_published_at", "-pk")
    by_key: dict[object, Page] = {}
    for page in pages:
        known = by_key.get(page.translation_key)
        if known is None or page.locale.language_code == language:
            by_key[page.translation_key] = page
    return list(by_key.values())
