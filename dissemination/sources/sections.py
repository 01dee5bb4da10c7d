"""Sections of the manual: what the law has changed in one is told at once, the rest with the next edition."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.pages import Pages
from hub.models import ChangeKind
from manual.models import SectionPage


class Sections(Pages):
    kind = "section"
    label = _("The manual has changed")
    counted = ngettext_lazy("%(count)d change of the manual", "%(count)d changes of the manual", "count")
    of_manual = True
    page_model = "manual.SectionPage"
    first_is_news = False
    news_changes = frozenset({ChangeKind.LEGAL})
    model = SectionPage

    def summary(self, page: SectionPage) -> str:
        return page.summary
