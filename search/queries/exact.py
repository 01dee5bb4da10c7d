"""What a quoted number, act or article names: it stands above the results, and never leads away by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hub.memo import remembered
from hub.people.reader import PUBLIC, Reader
from hub.ports import citable
from search.queries.law import KnownAct, KnownArticle, Law, Wording, law
from search.references import Reference, parse, plain
from search.request import SearchRequest

MOST_HITS = 6
MOST_CITATIONS = 5


@dataclass(frozen=True)
class ExactHit:
    """One place that was quoted; `label` is how people cite it, `rests` what of the manual rests on it."""

    label: str
    title: Wording
    url: str
    act: Wording | None = None
    rests: Sequence[citable.Citation] = ()
    more: bool = False
    """Whether more rests on it than is shown here; its page tells."""


def exact_hits(request: SearchRequest, reader: Reader = PUBLIC) -> list[ExactHit]:
    """What `request` quotes, each place once: parts of the manual, articles, acts. Where an act was not said, all that
    have such an article.

    No query without a reference. The law takes four and what rests on an article four, both remembered.
    """
    references = parse(request.shown)
    hits = {hit.url: hit for reference in references for hit in _hits(reference, request, reader)}
    found = list(hits.values())[:MOST_HITS]
    if len([hit for hit in found if hit.act]) == 1:
        return [_resting(hit, request, reader) if hit.act else hit for hit in found]
    return found


def _hits(reference: Reference, request: SearchRequest, reader: Reader) -> Iterator[ExactHit]:
    if reference.number:
        place = citable.get().resolve(reference.number, language=request.language, reader=reader)
        if place is not None:
            yield ExactHit(place.number, Wording(place.title, place.language), place.url)
        return
    known = law(request.language)
    acts = _acts(reference, known, plain(request.shown))
    articles = [article for act in acts for article in _articles(reference, act, known)] if reference.article else []
    yield from (ExactHit(one.key, one.subject, one.url, known.acts[one.instrument].title) for one in articles)
    if reference.acts and not articles:
        yield from (ExactHit(act.key, act.title, act.url) for act in acts)


def _acts(reference: Reference, known: Law, question: str) -> list[KnownAct]:
    """The acts that are meant: those quoted by number, else conventions called by name, else any."""
    if reference.acts:
        return [one for one in known.acts.values() if any(act.is_meant(one.act) for act in reference.acts)]
    named = [one for one in known.acts.values() if any(_stands_in(name, question) for name in one.names)]
    return named or list(known.acts.values())


def _stands_in(name: str, question: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question) is not None


def _articles(reference: Reference, act: KnownAct, known: Law) -> list[KnownArticle]:
    """The very paragraph, else its article; of an article that stands in paragraphs alone, all of them."""
    of_article = [one for one in known.articles if (one.instrument, one.article) == (act.key, reference.article)]
    very = [one for one in of_article if one.paragraph == reference.paragraph]
    whole = [one for one in of_article if not one.paragraph]
    return very or whole or ([] if reference.paragraph else of_article)


def _resting(hit: ExactHit, request: SearchRequest, reader: Reader) -> ExactHit:
    rests = resting_on(hit.label, request.language, reader)
    return replace(hit, rests=rests[:MOST_CITATIONS], more=len(rests) > MOST_CITATIONS)


@remembered
def resting_on(article: str, language: str, reader: Reader) -> Sequence[citable.Citation]:
    """What of the manual rests on an article, as `reader` may see it."""
    return citable.get().resting_on(article, language=language, reader=reader)
