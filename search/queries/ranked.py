"""The one statement behind a result: match and rank once, count by kind, mark the words of the first ten.

Django builds the match (it holds the rule of access), once for each shape of question; the rest is written out, for
three statements of its own would match twice and cost more to build than to run.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Exists, Expression, F, FloatField, OuterRef, Q, Value
from django.db.models.functions import Cast, Greatest

from hub.people.reader import Reader
from hub.publishing.access import visible_rows
from search.languages import configuration
from search.models import SearchEntry
from search.request import PAGE_SIZE, SearchRequest

OPEN, CLOSE = "\ue000", "\ue001"
WORDS, THEME = "\ue002", "\ue003"  # no question can hold them
NORMALIZATION = 32
PHRASE_BOOST = 4.0
MARKS = f"StartSel={OPEN}, StopSel={CLOSE}"
TITLE_MARKS = f"{MARKS}, HighlightAll=true"
TEXT_MARKS = f'{MARKS}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "'
STATEMENT = """
WITH matched (id, kind, rank) AS MATERIALIZED ({matched}),
kinds AS (SELECT json_object_agg(kind, number) AS numbers FROM (
    SELECT kind, count(*) AS number FROM matched GROUP BY kind
) AS counted),
top AS (SELECT id, rank FROM matched WHERE %s IN ('', kind) ORDER BY rank DESC, id LIMIT %s OFFSET %s),
question AS (SELECT websearch_to_tsquery(%s::regconfig, %s) AS words)
SELECT kinds.numbers, entry.url, entry.kind, entry.language, entry.number, entry.summary,
    ts_headline(%s::regconfig, entry.title, question.words, %s),
    ts_headline(%s::regconfig, entry.body, question.words, %s)
FROM kinds CROSS JOIN question LEFT JOIN top ON true LEFT JOIN search_searchentry AS entry ON entry.id = top.id
ORDER BY top.rank DESC, top.id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, its title and text marked by `OPEN` and `CLOSE` where the words stand; nothing is escaped."""

    url: str
    kind: str
    language: str
    number: str
    summary: str
    title: str
    text: str


@dataclass(frozen=True)
class Ranked:
    lines: list[Line] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the statement's text depends on; the words, the theme and the place in the list are filled in."""

    language: str
    reader: Reader
    several_words: bool = False
    themed: bool = False
    lacking_in: str = ""

    @classmethod
    def of(cls, request: SearchRequest, reader: Reader) -> "Shape":
        """The question itself, in the visitor's language."""
        return cls(request.language, reader.nameless, " " in request.words, bool(request.theme))


def ranked(shape: Shape, request: SearchRequest, *, offset: int) -> Ranked:
    """Ten lines from `offset`, of the kind asked for, and how many there are of each kind."""
    inner, places = _matched(shape)
    filled = {WORDS: request.words, THEME: request.theme}
    given = [[filled[THEME]] if value == [THEME] else filled.get(value, value) for value in places]
    config = configuration(shape.language)
    asked: list[Any] = [request.kind, PAGE_SIZE, offset, config, request.words]
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(matched=inner), [*given, *asked, config, TITLE_MARKS, config, TEXT_MARKS])
        found = cursor.fetchall()
    return Ranked([Line(*row[1:]) for row in found if row[1] is not None], found[0][0] or {})


@lru_cache(maxsize=128)
def _matched(shape: Shape) -> tuple[str, tuple[Any, ...]]:
    """SQL of the match and its parameters, with `WORDS` and `THEME` where a question's own stand."""
    rows = SearchEntry.objects.filter(language=shape.language, vector=_query(shape.language))
    if shape.themed:
        rows = rows.filter(themes__contains=[THEME])
    rows = visible_rows(rows, shape.reader, page_key="page_key", block_id="block_id")
    if shape.lacking_in:
        there = SearchEntry.objects.filter(
            language=shape.lacking_in, page_key=OuterRef("page_key"), block_id=OuterRef("block_id")
        )
        rows = rows.filter(~Q(Exists(there)))
    columns = rows.order_by().annotate(rank=_rank(shape)).values_list("pk", "kind", "rank")
    return columns.query.sql_with_params()


def _query(language: str, kind: str = "websearch") -> SearchQuery:
    return SearchQuery(WORDS, config=configuration(language), search_type=kind)


def _rank(shape: Shape) -> Expression:
    """Cover density; several words that stand as a phrase count four times."""
    rank = SearchRank(F("vector"), _query(shape.language), cover_density=True, normalization=Value(NORMALIZATION))
    if not shape.several_words:
        return rank
    phrase = _query(shape.language, "phrase")
    phrase_rank = SearchRank(F("vector"), phrase, cover_density=True, normalization=Value(NORMALIZATION))
    return Greatest(Cast(rank, FloatField()), Cast(phrase_rank, FloatField()) * Value(PHRASE_BOOST))
