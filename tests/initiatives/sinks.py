"""Every place of the Hub where a public initiative can be met, asked as a person or a machine would."""

from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import reverse

from dissemination.models import OutboundMessage
from hub.people.reader import PUBLIC
from hub.ports import related
from hub.ports.related import RelatedQuestion
from initiatives.models import Initiative
from search.models import SearchEntry

ADDRESSES = {
    "list": "/en/partners/",
    "deadlines": "/en/partners/deadlines.ics",
    "atom of the list": "/en/partners/feed.atom",
    "json of the list": "/en/partners/feed.json",
    "api": "/api/v1/initiatives",
    "search": "/en/search/?q=guardians",
    "sitemap": "/sitemap.xml",
}


BY_KEY = {"what a partner has at hand"}  # its button to unpin names what was taken down by its key alone


def found_in(initiative: Initiative, word: str, partner: Client) -> set[str]:
    """The names of the places where its word or its key is found now; `partner` pinned it and offered a seat."""
    found = set()
    for name, look in _sinks(initiative, partner).items():
        marks = {word} if name in BY_KEY else {word, str(initiative.key)}
        if any(mark in text for text in look() for mark in marks):
            found.add(name)
    return found


def _sinks(initiative: Initiative, partner: Client) -> dict[str, Callable[[], Iterator[str]]]:
    own = reverse("partners_detail", args=[initiative.key])
    pages = {name: _page(path) for name, path in ADDRESSES.items()}
    theirs = {
        "page for a partner": _page(own, partner),
        "what a partner has at hand": _page("/en/partners/mine/", partner),
        "deadline": _page(f"{own}deadline.ics"),
    }
    return {**pages, **theirs, "page": _page(own), "index": _index, "related": _related, "waiting digests": _digests}


def _page(path: str, client: Client | None = None) -> Callable[[], Iterator[str]]:
    def look() -> Iterator[str]:
        answer = (client or Client()).get(path)
        if answer.status_code == 200:
            yield b"".join(answer).decode()

    return look


def _index() -> Iterator[str]:
    for entry in SearchEntry.objects.all():
        yield f"{entry.title} {entry.url}"


def _related() -> Iterator[str]:
    question = RelatedQuestion(
        language="en",
        numbers=frozenset(),
        themes=frozenset({"guardianship"}),
        countries=frozenset(),
        reader=PUBLIC,
    )
    for group in related.ask(question):
        for item in group.items:
            yield f"{item.title} {item.url}"


def _digests() -> Iterator[str]:
    for message in OutboundMessage.objects.filter(state="queued", kind__in=["digest", "immediate"]):
        assert message.text is not None
        yield message.text.text
