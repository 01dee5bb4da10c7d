"""A report is frozen when a round is published: what it stands on, and the words of the study's page that day."""

import hashlib
import json
from typing import Any

from django.db import transaction

from hub.one_by_one import one_by_one
from hub.ports import versions
from research.models import ReleasedTable, ReportEdition, SaidInWords, Study, StudyPage
from research.report.frozen_text import text_of


def make_reports() -> int:
    """Make the reports that published rounds lack; how many."""
    due = Study.objects.filter(live=True, pk__in=ReleasedTable.objects.values("study"))
    return one_by_one(due, act=lambda study: make_report(study=study) is not None)


def make_report(*, study: Study) -> ReportEdition | None:
    """The next edition, where a round was published since the last, or the last of its text answers has been read."""
    with transaction.atomic():
        study = Study.objects.select_for_update().get(pk=study.pk)
        tables = [{"name": name, "sha256": sha256} for name, sha256 in study.tables.values_list("name", "sha256")]
        pages = StudyPage.objects.live().filter(translation_key=study.page_key).select_related("locale")
        if not (tables and study.live and pages):
            return None
        words = study.words.filter(state=SaidInWords.State.PUBLISHED)
        said = [{"id": row.pk, "sha256": _sha256(row.text)} for row in words]
        newest = study.reports.last()
        if newest is not None and not _is_due(study, newest, tables, said):
            return None
        content = {
            "kind": study.kind,
            "least": study.least,
            "tables": tables,
            "words": said,
            "pages": {page.locale.language_code: text_of(page) for page in pages},
        }
        versions.bump()
        return ReportEdition.objects.create(
            study=study,
            number=newest.number + 1 if newest else 1,
            slugs=sorted({page.slug for page in pages}),
            content=content,
            sha256=_sha256(json.dumps(content, sort_keys=True)),
        )


def _is_due(study: Study, newest: ReportEdition, tables: list[dict[str, Any]], said: list[dict[str, Any]]) -> bool:
    if newest.content["tables"] != tables:
        return True
    unread = study.words.filter(state=SaidInWords.State.WAITING).exists()
    return newest.content["words"] != said and not unread


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
