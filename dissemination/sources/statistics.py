"""Series of figures: announced by the first publication, and again by a change note."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.pages import Announced
from research.models import Series, SeriesPage


class Statistics(Announced):
    kind = "statistic"
    label = _("Statistics")
    counted = ngettext_lazy("%(count)d series of figures", "%(count)d series of figures", "count")
    page_model = "research.SeriesPage"
    model = SeriesPage

    def summary(self, page: SeriesPage) -> str:
        return page.summary

    def about(self, page: SeriesPage) -> tuple[list[str], list[str]]:
        themes, _none = super().about(page)
        row = Series.objects.filter(page_key=page.translation_key).first()
        return themes, sorted(row.countries) if row else []
