"""Places that a country fills: one of its facts, or its annex to the section. A page fills them through the lens."""

from collections.abc import Iterable
from typing import Any

from hub.models import CountryFact
from manual.reading.item import Item
from manual.reading.kinds.base import Kind, Value
from manual.reading.prose import Href


class Contact(Kind):
    """Names a fact (`more.fact`); in an edition also the fact of each country at that time (`more.entries`)."""

    looked_up = frozenset({"entries"})

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        return {"title": value.get("title") or "", "more": {"fact": value.get("fact") or CountryFact.Kind.HOTLINE}}

    def words(self, item: Item) -> Iterable[str]:
        yield item.title
        yield from (entry["value"] for entry in item.more.get("entries", ()))


class AnnexPlace(Kind):
    """Where a country's annex stands; in an edition the annexes of that time are in it (`more.entries`)."""

    looked_up = frozenset({"entries"})
