"""The data package of a report: what is in it, in which words, for `data_package` to pack."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from research.models import ReportEdition
from research.queries import report as reports
from research.report import codebook
from research.report.data_package import Row, packed


def data(report: ReportEdition, slug: str) -> bytes:
    """Numbers and codes are the same in every language; the codebook and what explains them are in each."""
    titles = {language: page["title"] for language, page in report.content["pages"].items()}
    source = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in titles else next(iter(titles))
    about = {
        "name": f"{slug}-{report.number}",
        "title": titles[source],
        "version": str(report.number),
        "created": report.made_on.isoformat(),
        "homepage": reports.address(report, slug, source),
        "hub:sha256": report.sha256,
    }
    readmes = {language: _readme(report, slug, language) for language in titles}
    return packed(reports.tables_of(report), _codes(report, list(titles)), readmes, about)


def _codes(report: ReportEdition, languages: list[str]) -> Iterator[Row]:
    found, _withheld = reports.figures(report)
    for language in languages:
        with translation.override(language):
            for line in codebook.lines(found.contents(), language):
                yield [language, *line.row()]


def _readme(report: ReportEdition, slug: str, language: str) -> str:
    with translation.override(language):
        context: dict[str, Any] = {"shown": reports.shown(report, slug, language=language)}
        return render_to_string("research/files/readme.txt", context).strip() + "\n"
