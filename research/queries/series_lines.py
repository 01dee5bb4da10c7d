"""Series with their words in one language. One query however many."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_pages
from research.models.series import Series
from research.models.series_page import SeriesPage

WORDS = ("title", "summary", "definition", "source", "source_edition", "licence", "url_path")


def readable(language: str, reader: Reader = PUBLIC) -> QuerySet[Series, Any]:
    """Series whose page stands in `language` and may be read by `reader`, with its words."""
    pages = visible_pages(SeriesPage.objects.filter(locale__language_code=language), reader)
    own = pages.filter(translation_key=OuterRef("page_key"))
    words: dict[str, Any] = {name: Subquery(own.values(name)[:1]) for name in WORDS}
    rows = Series.objects.public().filter(page_key__in=pages.values("translation_key"))
    return rows.annotate(**words)
