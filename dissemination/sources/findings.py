"""Findings: announced by the first publication, and again by a change note."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.pages import Announced
from research.models import FindingPage


class Findings(Announced):
    kind = "finding"
    label = _("Findings")
    counted = ngettext_lazy("%(count)d finding", "%(count)d findings", "count")
    page_model = "research.FindingPage"
    model = FindingPage

    def summary(self, page: FindingPage) -> str:
        return page.summary

    def about(self, page: FindingPage) -> tuple[list[str], list[str]]:
        themes, _none = super().about(page)
        return themes, sorted(page.countries)
