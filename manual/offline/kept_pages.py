"""The pages of the pack as a worker keeps them: rendered once a content version and day, the same for everybody."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from hub.memo import remembered
from hub.publishing.calendar import today
from manual import addresses
from manual.files import book as books
from manual.files.book import Book
from manual.files.types import TYPES
from manual.models import Impression
from manual.queries import country_box, edition_view, editions
from manual.reading import prose
from manual.reading.frozen import Part

HTML = "text/html; charset=utf-8"
JSON = "application/json"
NO_COUNTRY = "EU"
"""Stands in addresses where no country was chosen."""


@dataclass(frozen=True)
class KeptPage:
    body: bytes
    media_type: str


def in_force(language: str) -> Impression | None:
    """What is kept: the edition in force in `language`, else in the source; None where no edition is."""
    edition = editions.in_force()
    return edition_view.impression(edition, language) if edition else None


@remembered
def book(impression: Impression) -> Book:
    """The public text of an impression as it may be read today."""
    return books.read(impression, for_practitioners=False)


@remembered
def common(impression: Impression, language: str) -> Mapping[str, KeptPage]:
    """All that is the same for every country, by its address below `addresses.kept_pages`."""
    held = book(impression)
    pages = {
        f"{part.number}/": _page("part", held, language, part=part, html=_html(held, part, language))
        for part in _open(held)
    }
    pages["search/"] = _page("search", held, language)
    pages["words.json"] = KeptPage(_words(held, language), JSON)
    for name, content in held.pictures.items():
        pages[f"pictures/{name}"] = KeptPage(content, TYPES[name.rpartition(".")[2]])
    return pages


@remembered
def contents(impression: Impression, language: str, country: str) -> KeptPage | None:
    """The first page: contents, and what holds in the country today; None for a country that is not there."""
    box = country_box.box("" if country == NO_COUNTRY else country, language)
    if box is None and country != NO_COUNTRY:
        return None
    held = book(impression)
    return _page("contents", held, language, chapters=held.chapters, country=box, day=today())


def is_withheld(impression: Impression, number: str) -> bool:
    """Whether the edition has this chapter or section, and it may not be shown now."""
    return any(part.number == number and part.withheld for part in book(impression).parts)


def _open(held: Book) -> list[Part]:
    return [part for part in held.parts if not part.withheld]


def _part(held: Book, part: Part, language: str) -> KeptPage:
    return _page("part", held, language, part=part, html=_html(held, part, language))


def _html(held: Book, part: Part, language: str) -> str:
    root = addresses.kept_pages(language)
    return held.html(part, lambda number: f"{root}{number}/", lambda name: f"{root}pictures/{name}", body_only=True)


def _page(name: str, held: Book, language: str, **more: Any) -> KeptPage:
    parts = _open(held)
    place = parts.index(more["part"]) if "part" in more else len(parts)
    context = {
        "book": held,
        "root": addresses.kept_pages(language),
        "before": parts[place - 1] if 0 < place < len(parts) else None,
        "after": parts[place + 1] if place + 1 < len(parts) else None,
        **more,
    }
    with translation.override(language):
        return KeptPage(render_to_string(f"manual/offline/{name}.html", context).encode(), HTML)


def _words(held: Book, language: str) -> bytes:
    """What the search on the device reads: number, title and plain words of each part."""
    root = addresses.kept_pages(language)
    found = [
        {
            "number": part.number,
            "title": part.title,
            "url": f"{root}{part.number}/",
            "language": part.language,
            "words": prose.plain(_html(held, part, language).replace("<", " <")),
        }
        for part in _open(held)
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
