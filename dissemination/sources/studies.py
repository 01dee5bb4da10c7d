"""Studies: announced by the first publication, and again by each report that says what came of them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.base import Announcement
from dissemination.sources.pages import Announced
from research.models import ReportEdition, StudyPage


class Studies(Announced):
    kind = "study"
    label = _("Studies")
    counted = ngettext_lazy("%(count)d study", "%(count)d studies", "count")
    page_model = "research.StudyPage"
    model = StudyPage
    rows = {"research.ReportEdition": lambda row: [str(row.study.page_key)]}

    def summary(self, page: StudyPage) -> str:
        return page.summary

    def since(self, moment: datetime) -> Iterator[str]:
        yield from super().since(moment)
        reports = ReportEdition.objects.filter(made_on__gte=moment.date())
        yield from map(str, reports.values_list("study__page_key", flat=True))

    def announced(self, row: Any) -> Announcement | None:
        """A report of figures; the words of its page are no news."""
        return Announcement(key=str(row.study.page_key), version=f"report-{row.number}")
