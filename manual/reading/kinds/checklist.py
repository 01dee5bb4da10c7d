"""A checklist: points to tick off."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from manual.reading.item import Item
from manual.reading.kinds.base import Numbered, Value
from manual.reading.prose import Href, plain, prose


class Checklist(Numbered):
    script = "hub/js/ticks.js"

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        points = tuple(prose(point["value"], href, inline=True) for point in value.get("items", ()))
        return {"title": value.get("title") or "", "points": points}

    def html(self, value: Value) -> Iterable[str]:
        yield from (point["value"] for point in value.get("items", ()))

    def show(self, item: Item, href: Href) -> Item:
        return replace(item, points=tuple(prose(point, href, inline=True) for point in item.points))

    def words(self, item: Item) -> Iterable[str]:
        yield item.title
        yield from (plain(point) for point in item.points)
