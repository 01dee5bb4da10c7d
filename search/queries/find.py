"""Finds: what is quoted, best answers, ranked hits with marked snippets, facets, hits of the source language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hub.people.reader import PUBLIC, Reader
from search.models import EntryKind
from search.queries.best_bets import BestBet, best_bets
from search.queries.exact import ExactHit, exact_hits
from search.queries.facets import Choice, Facet, facets
from search.queries.nearby import did_you_mean
from search.queries.ranked import CLOSE, OPEN, Line, ranked
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
    dated: date | None = None


@dataclass(frozen=True)
class Results:
    """The answer to one request. `partly` says that no text holds all that was asked, and the hits some of it."""

    hits: Sequence[Hit] = ()
    count: int = 0
    facets: Sequence[Facet] = ()
    fallback: Sequence[Hit] = ()
    exact: Sequence[ExactHit] = ()
    best: Sequence[BestBet] = ()
    meant: str = ""
    partly: bool = False

    @property
    def kinds(self) -> Sequence[Choice]:
        """How many of each kind there are; nothing where all is of one kind."""
        return next((facet.choices for facet in self.facets if facet.name == "kind"), ())


def find(request: SearchRequest, reader: Reader = PUBLIC) -> Results:
    """Answer `request` with what `reader` may see; an empty question finds nothing.

    Another question is proposed where nothing holds all that was asked, in the reader's language or in the source.
    """
    exact = exact_hits(request, reader) if request.page == 1 else []
    if not request.words:
        return Results(exact=exact)
    found = ranked(request, reader)
    best = best_bets(request, reader)
    nothing = not (found.whole or exact or best or any(line.whole for line in found.fallback))
    return Results(
        hits=[_hit(line) for line in found.lines],
        count=found.count,
        facets=facets(request, found.facets, reader),
        fallback=[_hit(line) for line in found.fallback],
        exact=exact,
        best=best,
        meant=(did_you_mean(request, reader) or "") if nothing and request.page == 1 else "",
        partly=bool(found.lines) and not found.whole,
    )


def _hit(line: Line) -> Hit:
    snippet = line.text if OPEN in line.text else line.summary or line.text
    return Hit(
        title=_mark(line.title),
        snippet=_mark(snippet),
        url=line.url,
        kind=str(EntryKind(line.kind).label),
        language=line.language,
        number=line.number,
        dated=line.dated,
    )


def _mark(text: str) -> SafeString:
    """Escape, and only then turn the sentinels of PostgreSQL's headline into `<mark>` (it escapes nothing)."""
    marked = escape(text).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return mark_safe(marked)  # noqa: S308 - escaped in the line above
