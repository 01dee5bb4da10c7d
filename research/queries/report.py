"""A report of a study as it is read: the frozen text, figures and codes, and what may not be shown any more."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from hub.people.reader import PUBLIC
from hub.publishing.access import hidden_blocks, is_restricted
from research.models import ReportEdition, ReportFile, SaidInWords, StudyKind
from research.queries.results import Released, RoundShown, released, rounds_of
from research.report import codebook
from research.results.tables import Published, of_json

PDF, DATA, CHECKSUMS = "report.pdf", "data.zip", "checksums.txt"


@dataclass(frozen=True)
class Shown:
    """`language` is that of the frozen text, `blocks` what may be read of it now. `withheld`: something may not."""

    report: ReportEdition
    language: str
    title: str
    summary: str
    blocks: Sequence[dict[str, Any]]
    rounds: Sequence[RoundShown]
    codes: Sequence[codebook.Line]
    method: Sequence[str]
    citation: str
    url: str
    withheld: bool


def shown(report: ReportEdition, slug: str, *, language: str) -> Shown:
    """In `language`, else in the source's. Six queries, whatever was answered."""
    pages = report.content["pages"]
    spoken = language if language in pages else settings.LANGUAGE_CODE
    text = pages.get(spoken) or next(iter(pages.values()))
    found, withheld = figures(report)
    closed = hidden_blocks(report.study.page_key, PUBLIC)
    blocks = [block for block in text["blocks"] if block["id"] not in closed]
    url = address(report, slug, language)
    return Shown(
        report=report,
        language=spoken,
        title=text["title"],
        summary=text["summary"],
        blocks=blocks,
        rounds=rounds_of(found, language=language),
        codes=codebook.lines(found.contents(), language),
        method=codebook.method(report.content["least"], paired=report.content["kind"] == StudyKind.PAIRED),
        citation=citation(report, text["title"], url),
        url=url,
        withheld=withheld or len(blocks) < len(text["blocks"]),
    )


def figures(report: ReportEdition) -> tuple[Released, bool]:
    """What the report stands on, less words that are not published as they were; and whether there are such."""
    found = released(report.study)
    names = {one["name"] for one in report.content["tables"]}
    hashes = {one["id"]: one["sha256"] for one in report.content["words"]}
    tables = [row for row in found.tables if row.name in names]
    waves = {row.wave_id for row in tables}
    words = [row for row in found.words if hashes.get(row.pk) == hashlib.sha256(row.text.encode()).hexdigest()]
    own = [wave for wave in found.waves if wave.pk in waves]
    return Released(own, tables, words), len(words) < len(hashes)


def tables_of(report: ReportEdition) -> list[Published]:
    found, _withheld = figures(report)
    return [of_json(row.content) for row in found.tables]


def is_withheld(report: ReportEdition) -> bool:
    """Whether the files of the report hold something that not everybody may read any more. Two queries."""
    closed = hidden_blocks(report.study.page_key, PUBLIC)
    ids = {block["id"] for page in report.content["pages"].values() for block in page["blocks"]}
    words = {one["id"]: one["sha256"] for one in report.content["words"]}
    published = SaidInWords.objects.filter(pk__in=words, state=SaidInWords.State.PUBLISHED)
    today = {pk: hashlib.sha256(text.encode()).hexdigest() for pk, text in published.values_list("pk", "text")}
    return bool(closed & ids) or today != words


def was_withdrawn(slug: str, number: int | None) -> bool:
    """Whether everybody could once read this report, and its study was taken down since."""
    rows = ReportEdition.objects.filter(slugs__contains=[slug], study__live=False).select_related("study")
    report = (rows if number is None else rows.filter(number=number)).last()
    return report is not None and not is_restricted(report.study.page_key)


def files_of(report: ReportEdition, language: str) -> list[ReportFile]:
    """The PDF in a language, then the data, without their bytes. One query."""
    return list(report.files.filter(language__in=["", language]).defer("content").order_by("-name"))


def newest(report: ReportEdition) -> int:
    return ReportEdition.objects.filter(study=report.study).values_list("number", flat=True).last() or report.number


def address(report: ReportEdition, slug: str, language: str) -> str:
    """The full address that stays this edition's."""
    with translation.override(language):
        return f"{settings.HUB_PUBLIC_URL}{reverse('study_report_edition', args=[slug, report.number])}"


def citation(report: ReportEdition, title: str, url: str) -> str:
    said = _("The Hub: %(title)s. Research report, version %(number)d, %(day)s. %(url)s")
    return said % {"title": title, "number": report.number, "day": in_words(report.made_on), "url": url}


def file_name(slug: str, row: ReportFile) -> str:
    """As it is kept on somebody's disk: `first-day-2-en.pdf`, `first-day-2.zip`."""
    ending = row.name.rpartition(".")[2]
    own = f"-{row.language}" if row.language else ""
    return f"{slug}-{row.report.number}{own}.{ending}"
