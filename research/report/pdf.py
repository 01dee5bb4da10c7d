"""A report as PDF: tagged, in one language, with charts that say in words what they draw."""

from django.template.loader import render_to_string
from django.utils import translation

from hub.typesetting import OPTIONS, typeset
from research.models import ReportEdition
from research.queries.report import shown


def pdf(report: ReportEdition, slug: str, language: str) -> bytes:
    """Raises PangoMissingError where the machine has no Pango."""
    made: bytes = typeset(html(report, slug, language)).write_pdf(**OPTIONS)
    return made


def html(report: ReportEdition, slug: str, language: str) -> str:
    with translation.override(language):
        context = {"shown": shown(report, slug, language=language), "language": language, "on_paper": True}
        return render_to_string("research/files/report.html", context)
