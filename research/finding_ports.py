"""Where the hub hears of findings: each port that they fill, and the kinds of evidence on which they rest."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.look import json_ld
from hub.ports import full_text, reasons, related, sitemap
from hub.publishing import body_text
from research import evidence, findings_beside, findings_ld
from research.evidence_items import Items
from research.evidence_pages import Pages
from research.evidence_tables import Tables
from research.evidence_themes import Themes
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
    json_ld.register("research.FindingPage", findings_ld.finding_page)
    reasons.provide(FindingsAsReasons())
    related.register("findings", findings_beside.answer)
    sitemap.register("findings", findings_entries)
