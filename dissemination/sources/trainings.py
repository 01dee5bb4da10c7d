"""Trainings: announced by the first publication, and again by a change note."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.pages import Announced
from research.models import TrainingPage


class Trainings(Announced):
    kind = "training"
    label = _("Training")
    counted = ngettext_lazy("%(count)d training", "%(count)d trainings", "count")
    page_model = "research.TrainingPage"
    model = TrainingPage

    def summary(self, page: TrainingPage) -> str:
        return page.summary

    def about(self, page: TrainingPage) -> tuple[list[str], list[str]]:
        themes, _none = super().about(page)
        return themes, sorted(page.countries)
