"""Ids of blocks: each stands once in a text, since numbers, translations and access are kept by id."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from wagtail.blocks import StreamValue


def with_own_ids(body: StreamValue) -> StreamValue:
    """The text with a new id for each block, and each entry of a list, whose id another before it has already."""
    raw = list(body.get_prep_value())
    made = _unique(raw)
    return body if made == raw else StreamValue(body.stream_block, made, is_lazy=True)


def _unique(entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    made = []
    for entry in entries:
        own = str(entry["id"])
        made.append({**entry, "id": str(uuid4()) if own in seen else entry["id"], "value": _inside(entry["value"])})
        seen.add(own)
    return made


def _inside(value: Any) -> Any:
    """A block's value whose lists hold each id once."""
    if not isinstance(value, dict):
        return value
    return {name: _unique(part) if _is_list(part) else part for name, part in value.items()}


def _is_list(part: Any) -> bool:
    return isinstance(part, list) and all(isinstance(entry, dict) and "id" in entry for entry in part)
