"""Addresses of the search page that differ from this one in a choice."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from search.queries.facets import Facet

KNOWN = ("q", "kind", "chapter", "theme", "country", "date", "sort", "page")


@dataclass(frozen=True)
class Chosen:
    """A choice with the address that leaves it out."""

    words: str
    url: str


def switched(parameters: QueryDict, **instead: str) -> str:
    """The query of an address with other values; an empty one goes, and what this page does not know."""
    query = QueryDict(mutable=True)
    for name in KNOWN:
        values = [instead[name]] if name in instead else parameters.getlist(name)
        query.setlist(name, [value for value in values if value])
    return query.urlencode()


def chosen(parameters: QueryDict, facets: Sequence[Facet]) -> list[Chosen]:
    """What narrows the result, each with the way to leave it out."""
    return [
        Chosen(f"{facet.label}: {choice.label}", f"?{_without(parameters, facet.name, choice.value)}")
        for facet in facets
        for choice in facet.choices
        if choice.chosen
    ]


def _without(parameters: QueryDict, name: str, value: str) -> str:
    query = QueryDict(switched(parameters, page=""), mutable=True)
    query.setlist(name, [other for other in query.getlist(name) if other != value])
    return query.urlencode()
