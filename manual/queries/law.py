"""The law as the manual uses it: articles, and the paragraphs that rest on them."""

import re
from collections.abc import Collection, Iterable
from uuid import UUID

from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import Citation
from hub.publishing.access import visible_rows
from manual import addresses
from manual.models.law_reference import LawReference
from manual.models.number import CitableNumber
from manual.queries import outline
from manual.queries.outline import Entry


def slug_of(key: str) -> str:
    """`2011/36/EU 13(2)` as part of an address: `2011-36-eu-13-2`."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")


def resting_on(key: str, *, language: str, reader: Reader = PUBLIC) -> list[Citation]:
    """Paragraphs and sections that rest on an article, in the order of the manual. Four queries."""
    rows = visible_rows(LawReference.objects.filter(article__key=key), reader, page_key="page_key", block_id="block_id")
    rows = visible_rows(rows, reader, page_key="page_key", block_id="paragraph_id")
    places = list(dict.fromkeys(rows.values_list("page_key", "paragraph_id")))
    return citations(places, outline.entries(outline.whole(), language=language, reader=reader))


def citations(places: Collection[tuple[UUID, str]], found_entries: Iterable[Entry]) -> list[Citation]:
    """Places (page key, block id or "") as citations with their numbers, in order; those outside are left out."""
    entries = {entry.key: entry for entry in found_entries}
    keys = {key for key, _block in places}
    numbers = {
        (row.page_key, row.block_id): row.number for row in CitableNumber.objects.standing().filter(page_key__in=keys)
    }
    found = []
    for key, block_id in places:
        entry = entries.get(key)
        number = numbers.get((key, block_id)) or numbers.get((key, ""))
        if entry and number:
            anchor = addresses.anchor(number) if block_id and (key, block_id) in numbers else ""
            found.append((entry.path, Citation(number, entry.title, entry.url + anchor, entry.language, key, block_id)))
    return [citation for _path, citation in sorted(found, key=lambda pair: (pair[0], order_of(pair[1].number)))]


def order_of(number: str) -> tuple[tuple[int, str], ...]:
    """3.2.10 after 3.2.9A after 3.2.9."""
    parts = (re.fullmatch(r"(\d+)([A-Z]*)", part) for part in number.split("."))
    return tuple((int(part[1]), part[2]) for part in parts if part)
