"""A table: its caption is the title, cells are plain text."""

from collections.abc import Iterable
from typing import Any

from manual.reading.item import Item
from manual.reading.kinds.base import Kind, Value
from manual.reading.prose import Href

NUMBER = "number"


class Table(Kind):
    def read(self, value: Value, href: Href) -> dict[str, Any]:
        table = value.get("table") or {}
        columns = table.get("columns", ())
        return {
            "title": table.get("caption") or "",
            "more": {
                "head": [column["heading"] for column in columns],
                "rows": [[str(cell or "") for cell in row["values"]] for row in table.get("rows", ())],
                "numbers": [place for place, column in enumerate(columns) if column["type"] == NUMBER],
                "row_heads": bool(value.get("row_heads")),
            },
        }

    def html(self, value: Value) -> Iterable[str]:
        return ()

    def words(self, item: Item) -> Iterable[str]:
        yield item.title
        yield from item.more.get("head", ())
        for row in item.more.get("rows", ()):
            yield from row
