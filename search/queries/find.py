"""Finds: ranked hits with highlighted snippets, facet counts, hits of the source language, and the exact number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Count, Exists, Expression, F, FloatField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Greatest
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hub.people.reader import PUBLIC, Reader
from hub.ports import citable
from hub.publishing.access import visible_rows
from search.languages import configuration
from search.models import EntryKind, SearchEntry
from search.request import PAGE_SIZE, SearchRequest

OPEN, CLOSE = "\ue000", "\ue001"
NORMALIZATION = 32
PHRASE_BOOST = 4.0
NUMBER = re.compile(r"\d+(\.\d+){0,2}[A-Za-z]?")


@dataclass(frozen=True)
class Hit:
    """One line of the result; `title` and `snippet` are escaped and may hold `<mark>`."""

    title: SafeString
    snippet: SafeString
    url: str
    kind: str
    language: str
    number: str


@dataclass(frozen=True)
class Facet:
    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Results:
    """The answer to one request."""

    hits: Sequence[Hit] = ()
    count: int = 0
    kinds: Sequence[Facet] = ()
    fallback: Sequence[Hit] = ()
    exact: citable.Citation | None = None


def find(request: SearchRequest, reader: Reader = PUBLIC) -> Results:
    """Answer `request` with what `reader` may see; an empty question finds nothing."""
    if not request.words:
        return Results()
    matched = _matching(request.language, request, reader)
    kinds = _facets(matched)
    if request.kind:
        matched = matched.filter(kind=request.kind)
    count = sum(facet.count for facet in kinds if request.kind in ("", facet.value))
    return Results(
        hits=_hits(matched, request.language, request, request.offset),
        count=count,
        kinds=kinds,
        fallback=_fallback(request, reader),
        exact=exact_number(request, reader),
    )


def exact_number(request: SearchRequest, reader: Reader) -> citable.Citation | None:
    """The paragraph, section or chapter whose citable number was typed; it stands above the results."""
    if not NUMBER.fullmatch(request.shown):
        return None
    return citable.get().resolve(request.shown.upper(), language=request.language, reader=reader)


def _query(language: str, request: SearchRequest, kind: str = "websearch") -> SearchQuery:
    return SearchQuery(request.words, config=configuration(language), search_type=kind)


def _matching(language: str, request: SearchRequest, reader: Reader) -> QuerySet[SearchEntry]:
    rows = SearchEntry.objects.filter(language=language, vector=_query(language, request))
    if request.theme:
        rows = rows.filter(themes__contains=[request.theme])
    return visible_rows(rows, reader, page_key="page_key", block_id="block_id")


def _facets(matched: QuerySet[SearchEntry]) -> list[Facet]:
    counts = dict(matched.order_by().values_list("kind").annotate(count=Count("pk")))
    return [Facet(kind.value, str(kind.label), counts[kind.value]) for kind in EntryKind if kind.value in counts]


def _hits(matched: QuerySet[SearchEntry], language: str, request: SearchRequest, offset: int) -> list[Hit]:
    query = _query(language, request)
    ranked = matched.annotate(rank=_rank(query, language, request)).order_by("-rank", "pk")
    shown = list(ranked.values_list("pk", flat=True)[offset : offset + PAGE_SIZE])
    marks: dict[str, Any] = {"config": configuration(language), "start_sel": OPEN, "stop_sel": CLOSE}
    rows = SearchEntry.objects.filter(pk__in=shown).annotate(
        marked_title=SearchHeadline("title", query, highlight_all=True, **marks),
        marked_text=SearchHeadline(
            "body", query, max_fragments=2, min_words=8, max_words=24, fragment_delimiter=" … ", **marks
        ),
    )
    by_pk = {row.pk: row for row in rows}
    return [_hit(by_pk[pk]) for pk in shown if pk in by_pk]


def _rank(query: SearchQuery, language: str, request: SearchRequest) -> Expression:
    """Cover density; several words that stand as a phrase count four times."""
    rank = SearchRank(F("vector"), query, cover_density=True, normalization=Value(NORMALIZATION))
    if " " not in request.words:
        return rank
    phrase = _query(language, request, "phrase")
    phrase_rank = SearchRank(F("vector"), phrase, cover_density=True, normalization=Value(NORMALIZATION))
    return Greatest(Cast(rank, FloatField()), Cast(phrase_rank, FloatField()) * Value(PHRASE_BOOST))


def _hit(row: Any) -> Hit:
    """`row`: an entry with its title and text marked where the words stand."""
    snippet = row.marked_text if OPEN in row.marked_text else row.summary or row.marked_text
    return Hit(
        title=_mark(row.marked_title),
        snippet=_mark(snippet),
        url=row.url,
        kind=str(EntryKind(row.kind).label),
        language=row.language,
        number=row.number,
    )


def _mark(text: str) -> SafeString:
    """Escape, and only then turn the sentinels of PostgreSQL's headline into `<mark>` (it escapes nothing)."""
    marked = escape(text).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return mark_safe(marked)  # noqa: S308 - escaped in the line above


def _fallback(request: SearchRequest, reader: Reader) -> list[Hit]:
    """Hits of the source language that have no entry in the visitor's."""
    source = settings.LANGUAGE_CODE
    if request.language == source or request.page > 1:
        return []
    translated = SearchEntry.objects.filter(
        language=request.language, page_key=OuterRef("page_key"), block_id=OuterRef("block_id")
    )
    matched = _matching(source, request, reader).filter(~Q(Exists(translated)))
    if request.kind:
        matched = matched.filter(kind=request.kind)
    return _hits(matched, source, request, 0)
