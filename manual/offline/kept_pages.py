"""The pages of the pack as a worker keeps them: rendered once a content version and day, the same for everybody."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from hub.memo import remembered
from hub.publishing.calendar import today
from hub.reference import facts
from manual import addresses
from manual.files import book as books
from manual.files.book import Book
from manual.files.types import TYPES
from manual.models import Impression
from manual.offline import kept_law
from manual.offline.kept_law import KeptAct
from manual.queries import edition_view, editions
from manual.reading import items
from manual.reading.frozen import Part
from manual.reading.items import Item
from manual.reading.prose import Href

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
    pages = {f"{number}/": page for number, page in _parts(held, language)}
    with translation.override(language):
        law = kept_law.cited(held, language)
    pages[kept_law.PAGE] = _page("law", held, language, acts=law)
    pages["search/"] = _page("search", held, language)
    pages["words.json"] = KeptPage(_words(held, language, law), JSON)
    for name, content in held.pictures.items():
        pages[f"pictures/{name}"] = KeptPage(content, TYPES[name.rpartition(".")[2]])
    return pages


@remembered
def contents(impression: Impression, language: str, country: str) -> KeptPage | None:
    """The first page: contents, and what holds in the country today; None for a country that is not there."""
    box = facts.of_country("" if country == NO_COUNTRY else country, language)
    if box is None and country != NO_COUNTRY:
        return None
    held = book(impression)
    return _page("contents", held, language, chapters=held.chapters, country=box, day=today())


def is_withheld(impression: Impression, number: str) -> bool:
    """Whether the edition has this chapter or section, and it may not be shown now."""
    return any(part.number == number and part.withheld for part in book(impression).parts)


def _open(held: Book) -> list[Part]:
    return [part for part in held.parts if not part.withheld]


def _page(name: str, held: Book, language: str, **more: Any) -> KeptPage:
    context = {"book": held, "root": addresses.kept_pages(language), **more}
    with translation.override(language):
        return KeptPage(render_to_string(f"manual/offline/{name}.html", context).encode(), HTML)


def _parts(held: Book, language: str) -> Iterator[tuple[str, KeptPage]]:
    """Each chapter and section with the way to the one before and the one after."""
    parts = _open(held)
    href, root = _href(held, language), addresses.kept_pages(language)
    below = {chapter.part.number: chapter.sections for chapter in held.chapters}
    ways = [{"title": f"{part.number} {part.title}", "url": f"{root}{part.number}/"} for part in parts]
    for part, before, after in zip(parts, [None, *ways], [*ways[1:], None], strict=False):
        shown = [_with_law(items.shown(item, href), language) for item in part.items]
        more = {"sections": below.get(part.number, ()), "edition": {"number": held.edition}}
        yield part.number, _page("part", held, language, part=part, items=shown, before=before, after=after, **more)


def _with_law(item: Item, language: str) -> Item:
    """A cited article leads to what is kept of it."""
    return replace(item, more={**item.more, "law": kept_law.address(language, item.article)}) if item.article else item


def _href(held: Book, language: str) -> Href:
    """Where links of the text lead: to what is kept; a form to be filled in stays with the Hub."""
    root = addresses.kept_pages(language)
    places = {}
    for part in _open(held):
        places[part.number] = f"{root}{part.number}/"
        places |= {item.number: f"{root}{part.number}/{addresses.anchor(item.number)}" for item in part.items}
    form = partial(addresses.kept, language, held.edition)
    return items.by_number(
        lambda number: places.get(number, ""), picture=lambda name: f"{root}pictures/{name}", form=form
    )


def _words(held: Book, language: str, law: Iterable[KeptAct]) -> bytes:
    """What the search on the device reads: number, title and plain words of each part, and of the law."""
    root = addresses.kept_pages(language)
    found = [
        {
            "number": part.number,
            "title": part.title,
            "url": f"{root}{part.number}/",
            "language": part.language,
            "words": " ".join([part.summary, *(said for item in part.items for said in items.words(item))]).strip(),
        }
        for part in _open(held)
    ]
    for one in (article for act in law for article in act.articles):
        address = kept_law.address(language, one.article.key)
        said = {"number": one.name, "title": one.subject, "words": one.words}
        found.append({**said, "url": address, "language": language})
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
