"""Indicators: signs of one group, and what to do once any of them was seen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from manual.reading.item import Item
from manual.reading.kinds.base import Value
from manual.reading.kinds.checklist import Checklist
from manual.reading.prose import Href, plain, prose


class Indicators(Checklist):
    script = "hub/js/signs.js"

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        following = [prose(point["value"], href, inline=True) for point in value.get("next", ())]
        return {
            **super().read(value, href),
            "text": prose(value.get("text") or "", href),
            "more": {"next": following},
        }

    def html(self, value: Value) -> Iterable[str]:
        yield value.get("text") or ""
        yield from super().html(value)
        yield from (point["value"] for point in value.get("next", ()))

    def show(self, item: Item, href: Href) -> Item:
        following = [prose(point, href, inline=True) for point in item.more.get("next", ())]
        return replace(super().show(item, href), text=prose(item.text, href), more={"next": following})

    def words(self, item: Item) -> Iterable[str]:
        yield item.title
        yield plain(item.text)
        yield from (plain(point) for point in (*item.points, *item.more.get("next", ())))
