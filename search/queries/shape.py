"""The part of the statement that holds the rule of access: Django builds it, once for each shape of question."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Exists, F, FloatField, Func, OuterRef, Q

from hub.people.reader import Reader
from hub.publishing.access import visible_rows
from search.models import EntryKind, SearchEntry

NORMALIZATION = 32
PHRASE_BOOST = 3.0
TITLE_BOOST = 2.0
CHAPTER = 0.6
STANDING = {
    EntryKind.NEWS: 0.9,
    EntryKind.PAGE: 0.9,
    EntryKind.INITIATIVE: 0.8,
    EntryKind.TRAINING: 0.8,
    EntryKind.STATISTIC: 0.8,
    EntryKind.STUDY: 0.4,
    EntryKind.FINDING: 0.4,
    EntryKind.TERM: 0.8,
    EntryKind.ANNEX: 0.8,
    EntryKind.LAW: 0.7,
    EntryKind.DOCUMENT: 0.7,
    EntryKind.EDITION: 0.4,
}
VECTOR = '"search_searchentry"."vector"'
FACTS = ("pk", "kind", "chapter", "themes", "countries", "dated")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the text of a match depends on. Entries that `lacking_in` has are left out; `name` is its question's."""

    name: str
    language: str
    reader: Reader
    several_words: bool = False
    lacking_in: str = ""


@lru_cache(maxsize=128)
def whole_match(shape: Shape) -> tuple[str, dict[str, Any]]:
    """SQL of the entries that hold all that is asked, with their rank, and its parameters."""
    every = _condition("%(expressions)s @@ {every}", shape, F("vector"))
    return _compiled(shape, Q(every), _rank(shape), "whole")


@lru_cache(maxsize=128)
def loose_match(shape: Shape) -> tuple[str, dict[str, Any]]:
    """SQL of the other entries, that hold some of the words; none where enough hold all (`…_few`)."""
    gate = _condition("(SELECT open FROM {name}_few)", shape)
    part = _condition("%(expressions)s @@ {part}", shape, F("vector"))
    other = _condition("%(expressions)s NOT IN (SELECT id FROM {name}_whole)", shape, F("pk"))
    return _compiled(
        shape, Q(gate) & Q(part) & Q(other), Func(template=_standing(), output_field=FloatField()), "loose"
    )


def _compiled(shape: Shape, match: Q, rank: Func, name: str) -> tuple[str, dict[str, Any]]:
    rows = SearchEntry.objects.filter(match, language=shape.language)
    rows = visible_rows(rows, shape.reader, page_key="page_key", block_id="block_id")
    if shape.lacking_in:
        there = SearchEntry.objects.filter(
            language=shape.lacking_in,
            kind=OuterRef("kind"),
            page_key=OuterRef("page_key"),
            block_id=OuterRef("block_id"),
        )
        rows = rows.filter(~Q(Exists(there)))
    text, given = rows.order_by().annotate(rank=rank).values_list(*FACTS, "rank").query.sql_with_params()
    pieces = text.split("%s")
    names = [f"{shape.name}_{name}_{place}" for place in range(len(given))]
    named = "".join(f"{piece}%({key})s" for piece, key in zip(pieces, names, strict=False))
    return named + pieces[-1], dict(zip(names, given, strict=True))


def _rank(shape: Shape) -> Func:
    """Cover density; more where a title holds words of the question, and where they stand as a phrase."""
    rank = f"ts_rank_cd({VECTOR}, {{every}}, {NORMALIZATION})"
    title = "{every}"
    if shape.several_words:
        rank = f"greatest({rank}, ts_rank_cd({VECTOR}, {{phrase}}, {NORMALIZATION}) * {PHRASE_BOOST})"
        title = "coalesce({part}, {every})"
    titled = f"ts_rank(ts_filter({VECTOR}, ARRAY['a'::\"char\"]), {title}, 1) * {TITLE_BOOST}"
    return Func(template=_filled(f"({rank} + {titled}) * {_standing()}", shape), output_field=FloatField())


def _standing() -> str:
    """What somebody who acts needs first counts more: a section before its chapter, and that before a mere mention."""
    kinds = " ".join(f"WHEN '{kind.value}' THEN {factor}" for kind, factor in STANDING.items())
    chapter = f"kind = '{EntryKind.SECTION.value}' AND number <> '' AND strpos(number, '.') = 0"
    return f"(CASE WHEN {chapter} THEN {CHAPTER} ELSE CASE kind {kinds} ELSE 1 END END)::float8"


def _condition(text: str, shape: Shape, *fields: F) -> Func:
    return Func(*fields, template=_filled(text, shape), output_field=BooleanField())


def _filled(text: str, shape: Shape) -> str:
    """The question's columns by scalar subqueries, which PostgreSQL asks once and before it looks at the index."""
    asked = {which: f"(SELECT {which} FROM {shape.name}_question)" for which in ("every", "phrase", "part")}  # noqa: S608
    return text.format(name=shape.name, **asked)
