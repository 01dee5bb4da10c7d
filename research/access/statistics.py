"""Series of figures."""

from typing import Any
from uuid import UUID

from django.http import Http404

from hub.models import User
from hub.people.reader import Reader
from hub.publishing.best_page import best, readable
from research.access.one import one
from research.models import (
    Series,
    SeriesImport,
    SeriesPage,
)

KEEP_STATISTICS = "research.keep_statistics"


def keeps_statistics(user: Any) -> bool:
    """Whether `user` takes over figures of statistics and sees what waits."""
    return bool(user.has_perm(KEEP_STATISTICS))


def access_series_kept(user: User, key: UUID) -> Series:
    """A series whose figures `user` may take over."""
    return one(Series.objects.all() if keeps_statistics(user) else Series.objects.none(), key=key)


def access_series_import(user: User, key: UUID) -> SeriesImport:
    rows = SeriesImport.objects.all() if keeps_statistics(user) else SeriesImport.objects.none()
    return one(rows.select_related("series"), key=key)


def access_series(reader: Reader, slug: str, *, language: str) -> tuple[SeriesPage, Series]:
    """A public series by the slug of any language, with its page in `language`, else in the source's."""
    keys = SeriesPage.objects.filter(slug=slug).values("translation_key")
    pages = readable(SeriesPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    page = best(pages, language)
    if page is None:
        raise Http404
    return page, one(Series.objects.public(), page_key=page.translation_key)
