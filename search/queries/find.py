"""Finds: ranked hits with highlighted snippets, facet counts, hits of the source language, and the exact number."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hub.people.reader import PUBLIC, Reader
from search.models import EntryKind
from search.queries.exact import ExactHit, exact_hits
from search.queries.ranked import CLOSE, OPEN, Line, Ranked, ranked
from search.request import SearchRequest


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
    exact: Sequence[ExactHit] = ()


def find(request: SearchRequest, reader: Reader = PUBLIC) -> Results:
    """Answer `request` with what `reader` may see; an empty question finds nothing."""
    exact = exact_hits(request, reader) if request.page == 1 else []
    if not request.words:
        return Results(exact=exact)
    found = ranked(request, reader)
    return Results(
        hits=[_hit(line) for line in found.lines],
        count=found.count,
        kinds=_facets(found),
        fallback=[_hit(line) for line in found.fallback],
        exact=exact,
    )


def _facets(found: Ranked) -> list[Facet]:
    numbers = found.facets.get("kind", {})
    return [Facet(kind.value, str(kind.label), numbers[kind.value]) for kind in EntryKind if kind.value in numbers]


def _hit(line: Line) -> Hit:
    snippet = line.text if OPEN in line.text else line.summary or line.text
    return Hit(
        title=_mark(line.title),
        snippet=_mark(snippet),
        url=line.url,
        kind=str(EntryKind(line.kind).label),
        language=line.language,
        number=line.number,
    )


def _mark(text: str) -> SafeString:
    """Escape, and only then turn the sentinels of PostgreSQL's headline into `<mark>` (it escapes nothing)."""
    marked = escape(text).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return mark_safe(marked)  # noqa: S308 - escaped in the line above
