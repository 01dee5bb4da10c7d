"""What the search page answers, as names in the order in which a visitor meets them."""

from collections.abc import Iterable

from django.http import QueryDict
from django.utils import translation

from hub.people.reader import PUBLIC
from search.queries.find import Results, find
from search.request import SearchRequest
from tests.search.judged.names import address


def request(text: str, language: str) -> SearchRequest:
    parameters = QueryDict(mutable=True)
    parameters["q"] = text
    return SearchRequest.parse(parameters, language=language)


def asked(text: str, language: str) -> Results:
    with translation.override(language):
        return find(request(text, language), PUBLIC)


def addresses(found: Results) -> list[str]:
    """Of what stands above the list and of the list; hits of the source language stand apart and are left out."""
    above = [url for hit in found.exact for url in (hit.url, *(place.url for place in hit.rests))]
    above += [bet.url for bet in found.best]
    return [*above, *(hit.url for hit in found.hits)]


def names(urls: Iterable[str], by_address: dict[str, str]) -> list[str]:
    """Each thing once, at its first place; what nobody named keeps its address."""
    return list(dict.fromkeys(by_address.get(address(url), url) for url in urls))
