"""Blocks that rest on shared reference data: their title is the subject of the law or the term of the glossary.

A definition without words of its own carries the meaning that the glossary gives, as plain text in `more.meaning`.
"""

from collections.abc import Iterable
from typing import Any

from manual.reading.item import Item
from manual.reading.kinds.base import Kind, Value
from manual.reading.kinds.words import named
from manual.reading.prose import Href, prose


class Reference(Kind):
    looked_up = frozenset({"title", "meaning"})
    lookup = staticmethod(named)

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        return {
            "text": prose(value.get("text") or "", href),
            "article": value.get("article") or "",
            "concept": value.get("concept") or "",
        }

    def words(self, item: Item) -> Iterable[str]:
        yield from super().words(item)
        yield item.article or item.concept
