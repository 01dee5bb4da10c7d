"""Fills the places of countries in texts that are frozen, with what holds on that day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from hub.reference import facts
from manual.queries import annexes
from manual.queries.annexes import Shown
from manual.queries.snapshot import Text
from manual.reading.items import Item


def filled(texts: Sequence[Text]) -> list[Text]:
    """The texts, their places filled. A query a kind of fact and language, and one for all annexes; none without."""
    kinds = {(item.more["fact"], text.language) for text in texts for item in text.items if item.kind == "contact"}
    lists = {key: _list(*key) for key in kinds}
    wanted = [text.key for text in texts if any(item.kind == "annex" for item in text.items)]
    written = annexes.by_section(wanted) if wanted else {}
    return [
        replace(text, items=tuple(_filled(item, text.key, text.language, lists, written) for item in text.items))
        for text in texts
    ]


def _filled(
    item: Item,
    key: UUID,
    language: str,
    lists: dict[tuple[str, str], list[dict[str, str]]],
    written: dict[UUID, list[Shown]],
) -> Item:
    if item.kind == "contact":
        return replace(item, more={**item.more, "entries": lists[item.more["fact"], language]})
    if item.kind == "annex":
        return replace(item, more={**item.more, "entries": [_annex(shown) for shown in written.get(key, ())]})
    return item


def _list(kind: str, language: str) -> list[dict[str, str]]:
    return [
        {"country": row.country_id, "value": fact.value, "language": fact.language, "checked": _day(row)}
        for row, fact in facts.of_kind(kind, language)
    ]


def _day(row: Any) -> str:
    return row.checked_on.isoformat() if row.checked_on else ""


def _annex(shown: Shown) -> dict[str, str]:
    return {"country": shown.country, "language": shown.language, "text": shown.text}
