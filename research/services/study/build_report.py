"""The files of a report are built once, in the house and never while somebody waits for a page."""

import hashlib

from django.db import transaction

from hub.one_by_one import one_by_one
from hub.ports import versions
from research.models import ReportEdition, ReportFile
from research.queries.report import DATA, PDF
from research.report.data import data
from research.report.pdf import pdf

NO_LANGUAGE = ""


def build_reports() -> int:
    """Build what the reports of live studies lack, the newest first; how many files."""
    editions = ReportEdition.objects.filter(study__live=True).select_related("study").order_by("-pk")
    return one_by_one([one for one in editions if lacking(one)], act=lambda one: build_report(report=one))


def build_report(*, report: ReportEdition, languages: list[str] | None = None) -> int:
    """The data, and the PDF in `languages` or else in all that its text stands in; how many were made.

    Raises PangoMissingError where the machine cannot set type: the data are there all the same.
    """
    return sum(
        _build(report, name, language)
        for name, language in lacking(report)
        if language == NO_LANGUAGE or languages is None or language in languages
    )


def lacking(report: ReportEdition) -> list[tuple[str, str]]:
    """Names and languages of the files that are not there."""
    there = set(report.files.values_list("name", "language"))
    wanted = [(DATA, NO_LANGUAGE), *((PDF, language) for language in report.languages)]
    return [one for one in wanted if one not in there]


def _build(report: ReportEdition, name: str, language: str) -> bool:
    """What another process has built meanwhile stays: the first is the file."""
    slug = report.slugs[0]
    content = data(report, slug) if name == DATA else pdf(report, slug, language)
    with transaction.atomic():
        _row, made = ReportFile.objects.get_or_create(
            report=report,
            name=name,
            language=language,
            defaults={
                "content": content,
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            },
        )
        versions.bump()
    return made
