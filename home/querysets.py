from typing import Self

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_pages


class NewsQuerySet(PageQuerySet):
    def in_language(self, language: str) -> Self:
        return self.filter(locale__language_code=language)

    def readable(self, reader: Reader = PUBLIC) -> Self:
        """Live, and for this reader's eyes."""
        return visible_pages(self, reader)

    def newest(self) -> Self:
        return self.order_by("-date", "-pk")

    def about(self, *, themes: frozenset[str], countries: frozenset[str]) -> Self:
        """News on any of the themes or any of the countries."""
        by_theme = self.filter(themed__tag__slug__in=themes)
        by_country = self.filter(country_rows__country__in=countries)
        return self.filter(pk__in=by_theme.values("pk").union(by_country.values("pk")))


NewsManager = PageManager.from_queryset(NewsQuerySet)
