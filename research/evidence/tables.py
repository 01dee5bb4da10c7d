"""Published tables of studies as evidence: frozen, small numbers hidden.

Their key is `table:<key of the study's page>:<name>`.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hub.people.reader import Reader
from hub.ports.reasons import EVERYBODY_INSIDE
from hub.publishing.best_page import own_first, readable
from hub.publishing.fallback import path_of
from research.evidence import LONGEST, Source, page_of
from research.models import ReleasedTable, StudyPage, Wave
from research.queries.result_words import Words, when_words
from research.questionnaire import Content
from research.results.tables import Attendance, PairCounts, Published, Table, of_json

PREFIX = "table"
ALONE = Q(content__by="") | Q(content__by__isnull=True)


class Tables:
    def choices(self) -> Iterable[tuple[str, str]]:
        """Of everybody alone: what is told apart by a background stands beside it."""
        rows = ReleasedTable.objects.filter(study__live=True).filter(ALONE).order_by("study", "order")
        found = _sources(rows, settings.LANGUAGE_CODE, EVERYBODY_INSIDE)
        return [(one.key, f"{one.title} – {one.note}") for one in found.values() if len(one.key) <= LONGEST]

    def resolve(self, keys: Collection[str], *, language: str, reader: Reader) -> dict[str, Source]:
        """Three queries."""
        names = {key.partition(":")[2].partition(":")[2] for key in keys}
        rows = ReleasedTable.objects.filter(
            study__live=True, study__page_key__in=[page for key in keys if (page := page_of(key))], name__in=names
        )
        return {key: source for key, source in _sources(rows, language, reader).items() if key in keys}


def _sources(rows: QuerySet[ReleasedTable], language: str, reader: Reader) -> dict[str, Source]:
    """Those whose study `reader` may read, in the words of the version that was answered."""
    tables = list(rows.select_related("study"))
    wanted = {row.study.page_key for row in tables}
    pages: dict[Any, StudyPage] = {}
    for page in own_first(
        readable(StudyPage.objects.filter(translation_key__in=wanted), language=language, reader=reader), language
    ):
        pages.setdefault(page.translation_key, page)
    words = _words(wanted, language)
    return {
        source.key: source
        for row in tables
        if row.study.page_key in pages
        for source in [_source(row, pages[row.study.page_key], words[row.study.page_key], language)]
    }


def _words(keys: Collection[Any], language: str) -> dict[Any, Words]:
    contents: dict[Any, dict[str, Content]] = {key: {} for key in keys}
    waves = Wave.objects.filter(study__page_key__in=keys).exclude(version=None).select_related("version", "study")
    for wave in waves:
        if wave.version:
            contents[wave.study.page_key][wave.key.hex] = Content.of(wave.version.content)
    return {key: Words(own, language) for key, own in contents.items()}


def _source(row: ReleasedTable, page: StudyPage, words: Words, language: str) -> Source:
    table = of_json(row.content)
    results = f"{path_of(language, page.url_path)}results/"
    return Source(
        key=f"{PREFIX}:{row.study.page_key}:{row.name}",
        kind=_("Published table"),
        title=page.title,
        url=f"{results}#{_round(table)}",
        language=page.locale.language_code,
        note=_which(table, words),
    )


def _round(table: Published) -> str:
    """The place of the page of results where the table stands."""
    return table.when if isinstance(table, Table) else table.name.partition(":")[0]


def _which(table: Published, words: Words) -> str:
    if isinstance(table, Attendance):
        return _("How many were at the training")
    if isinstance(table, PairCounts):
        return _("How many answered both times")
    said = {"question": words.question(table.dimension)[1]}
    if isinstance(table, Table):
        return _("%(when)s: %(question)s") % {**said, "when": when_words(table.when)}
    return _("The same people twice: %(question)s") % said
