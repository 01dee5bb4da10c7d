"""News: announced by the first publication, and again by a change note."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.pages import Announced
from home.models import NewsPage


class News(Announced):
    kind = "news"
    label = _("News")
    counted = ngettext_lazy("%(count)d piece of news", "%(count)d pieces of news", "count")
    page_model = "home.NewsPage"
    model = NewsPage

    def summary(self, page: NewsPage) -> str:
        return page.summary

    def about(self, page: NewsPage) -> tuple[list[str], list[str]]:
        themes, _none = super().about(page)
        return themes, sorted(row.country_id for row in page.country_rows.all())
