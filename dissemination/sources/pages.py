"""What all kinds of pages have in common."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef

from dissemination.sources.base import Item, Source, Words
from hub.models import Publication
from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from hub.publishing.fallback import addresses


class Pages(Source):
    """Pages of one model, known by their translation key; aliases have no words of their own."""

    model: Any

    def item(self, key: str) -> Item | None:
        pages = self.model.objects.live().filter(
            translation_key=UUID(key), alias_of__isnull=True, locale__language_code__in=dict(settings.LANGUAGES)
        )
        live = {page.locale.language_code: page for page in pages.select_related("locale")}
        source = live.get(settings.LANGUAGE_CODE) or next(iter(live.values()), None)
        if source is None:
            return None
        urls = {address.language: address.url for address in addresses(source)}
        themes, countries = self.about(source)
        return Item(
            key=key,
            source_language=source.locale.language_code,
            words=[Words(code, page.title, urls[code], self.summary(page)) for code, page in live.items()],
            themes=themes,
            countries=countries,
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        pages = self.model.objects.filter(translation_key__in=[UUID(key) for key in keys])
        return {str(key) for key in visible_pages(pages, reader).values_list("translation_key", flat=True)}

    def summary(self, page: Any) -> str:
        return ""

    def about(self, page: Any) -> tuple[list[str], list[str]]:
        """Themes and countries of a page, a draft too, as `Item` has them."""
        return sorted(theme.slug for theme in page.themes.all()), []


class Announced(Pages):
    """Pages whose first publication is news by itself."""

    def since(self, moment: datetime) -> Iterator[str]:
        """Pages whose first publication was to be announced."""
        rows = Publication.objects.filter(model=self.page_model, kind=Publication.Kind.PUBLISHED)
        earlier = rows.filter(page_key=OuterRef("page_key"), pk__lt=OuterRef("pk"))
        first = rows.filter(at__gte=moment, announce=True).exclude(Exists(earlier))
        yield from map(str, first.values_list("page_key", flat=True))
