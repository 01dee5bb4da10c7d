"""Where the hub hears of findings: each port that they fill, and the kinds of evidence on which they rest."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.look import json_ld as data
from hub.ports import full_text, reasons, related, sitemap
from hub.publishing import body_text
from research import evidence, json_ld
from research.beside import findings as findings_beside
from research.evidence.items import Items
from research.evidence.pages import Pages
from research.evidence.tables import Tables
from research.evidence.themes import Themes
from research.models import FocusGroupPage, SeriesPage, TrainingPage
from research.queries.addresses import findings_entries
from research.reasons import FindingsAsReasons


def register() -> None:
    """Once, when the room starts."""
    evidence.register("table", Tables())
    evidence.register("series", Pages("series", SeriesPage, _("Statistics")))
    evidence.register("group", Pages("group", FocusGroupPage, _("Focus groups")))
    evidence.register("theme", Themes())
    evidence.register("item", Items())
    evidence.register("training", Pages("training", TrainingPage, pgettext_lazy("one event", "Training")))
    full_text.register("research.FindingPage", body_text.texts)
    data.register("research.FindingPage", json_ld.finding_page)
    reasons.provide(FindingsAsReasons())
    related.register("findings", findings_beside.answer)
    sitemap.register("findings", findings_entries)
