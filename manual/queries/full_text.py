"""Sections as plain paragraphs with their numbers, for feeds."""

from collections.abc import Sequence
from uuid import UUID

from wagtail.models import Page

from hub.publishing import fingerprint
from hub.publishing.access import hidden_blocks_of
from manual.models import CitableNumber
from manual.reading import items
from manual.reading.items import Item


def texts(pages: Sequence[Page]) -> dict[UUID, list[str]]:
    """What the public may read of the sections, all of one language. Two queries, and what is looked up."""
    keys = [page.translation_key for page in pages]
    hidden = hidden_blocks_of(keys)
    rows = CitableNumber.objects.standing().filter(page_key__in=keys)
    numbers = {(key, block_id): number for key, block_id, number in rows.values_list("page_key", "block_id", "number")}
    bodies = {
        page.translation_key: _read(page, hidden.get(page.translation_key, frozenset()), numbers) for page in pages
    }
    language = pages[0].locale.language_code if pages else ""
    completed = iter(items.completed([item for body in bodies.values() for item in body], language))
    return {key: [line for _item in body for line in _lines(next(completed))] for key, body in bodies.items()}


def _read(page: Page, hidden: frozenset[str], numbers: dict[tuple[UUID, str], str]) -> list[Item]:
    own = {block_id: number for (key, block_id), number in numbers.items() if key == page.translation_key}
    raw = [block for block in fingerprint.raw_blocks(page) if block[1] not in hidden]
    return items.read(raw, numbers=own, links={})


def _lines(item: Item) -> list[str]:
    """The words of a paragraph, its number before the first."""
    words = items.words(item)
    return [f"{item.number} {words[0]}", *words[1:]] if words and item.number else words
