"""News: announced by the first publication, and again by a change note."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.pages import Pages
from home.models import NewsPage
from hub.models import Publication


class News(Pages):
    kind = "news"
    label = _("News")
    counted = ngettext_lazy("%(count)d piece of news", "%(count)d pieces of news", "count")
    page_model = "home.NewsPage"
    model = NewsPage

    def since(self, moment: datetime) -> Iterator[str]:
        """Pages whose first publication was to be announced."""
        rows = Publication.objects.filter(model=self.page_model, kind=Publication.Kind.PUBLISHED)
        earlier = rows.filter(page_key=OuterRef("page_key"), pk__lt=OuterRef("pk"))
        first = rows.filter(at__gte=moment, announce=True).exclude(Exists(earlier))
        yield from map(str, first.values_list("page_key", flat=True))

    def summary(self, page: NewsPage) -> str:
        return page.summary

    def about(self, page: NewsPage) -> tuple[list[str], list[str]]:
        themes, _none = super().about(page)
        return themes, sorted(row.country_id for row in page.country_rows.all())
