"""A form to download: a document with what it is for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hub.models import HubDocument
from manual.reading.item import Item
from manual.reading.kinds.base import Keep, Kind, Value
from manual.reading.prose import FORM, Href, plain, prose


class Form(Kind):
    looked_up = frozenset({"src", "name", "size", "kept"})
    lookup = staticmethod(lambda items, language: with_documents(items))

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        return {
            "title": value.get("title") or "",
            "text": prose(value.get("text") or "", href, inline=True),
            "more": {
                "document": value.get("document"),
                "version": value.get("version") or "",
                "date": str(value.get("date") or ""),
            },
        }

    def show(self, item: Item, href: Href) -> Item:
        kept = item.more.get("kept")
        src = href({"href": FORM + kept}) if kept else item.more.get("src", "")
        more = {name: item.more.get(name, "") for name in ("version", "date", "name", "size")}
        return replace(item, text=prose(item.text, href, inline=True), more={**more, "src": src})

    def words(self, item: Item) -> Iterable[str]:
        yield item.title
        yield plain(item.text)
        yield item.more.get("version", "")

    def frozen(self, items: Sequence[Item], keep: Keep) -> Sequence[Item]:
        """The bytes of each document are kept; what is frozen already stays as it is."""
        return [item if "kept" in item.more else replace(item, more=_kept(item.more, keep)) for item in items]


def with_documents(items: Sequence[Item]) -> Sequence[Item]:
    """The forms with the name, size and address of their documents. One query."""
    wanted = {item.more["document"] for item in items if item.more.get("document") and "kept" not in item.more}
    found = {row.pk: row for row in HubDocument.objects.filter(pk__in=wanted)} if wanted else {}
    return [
        replace(item, more={**item.more, **_facts(found[item.more["document"]])})
        if item.more.get("document") in found and "kept" not in item.more
        else item
        for item in items
    ]


def _facts(document: HubDocument) -> dict[str, Any]:
    return {"src": document.url, "name": document.filename, "size": document.file_size or 0}


def _kept(more: Mapping[str, Any], keep: Keep) -> dict[str, Any]:
    own = {name: value for name, value in more.items() if name != "src"}
    if "src" not in more:
        return own
    document = HubDocument.objects.get(pk=more["document"])
    with document.file.open() as file:
        return {**own, "kept": keep(content=file.read(), extension=document.file_extension)}
