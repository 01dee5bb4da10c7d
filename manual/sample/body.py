"""Blocks of a sample section as raw values of the stream."""

from typing import Any

from manual.sample.files import LINK, rich
from manual.sample.ids import block_id, item_id

Raw = dict[str, Any]


def body(section: dict[str, Any], pages: dict[str, int], *, source_slug: str = "") -> list[Raw]:
    """Raw blocks of a section of the files; a translation's section gives the English slug for its ids."""
    slug = source_slug or section["slug"]
    return [
        {"type": block["type"], "id": block_id(slug, block["id"]), "value": _value(slug, block, pages)}
        for block in section["blocks"]
    ]


def _value(slug: str, block: dict[str, Any], pages: dict[str, int]) -> Any:
    kind = block["type"]
    if kind == "heading":
        return block["text"]
    value: Raw = {"access": block.get("access", "public")}
    if "title" in block:
        value["title"] = block["title"]
    if kind == "steps":
        return value | {
            "steps": [_item(slug, block, place, _step(step, pages)) for place, step in _each(block["steps"])]
        }
    if kind == "checklist":
        return value | {
            "items": [_item(slug, block, place, rich(item, pages)) for place, item in _each(block["items"])]
        }
    if kind == "legal":
        value["article"] = block["article"]
    if kind == "definition":
        value["concept"] = block["term"]
    return value | {"text": rich(block["text"], pages)}


def _step(step: dict[str, str], pages: dict[str, int]) -> Raw:
    return {
        "role": step["role"],
        "title": step["title"],
        "text": rich(step["text"], pages) if step["text"] else "",
        "handover": LINK.sub(r"\1", step["handover"]),
    }


def _item(slug: str, block: dict[str, Any], place: int, value: Any) -> Raw:
    return {"type": "item", "id": item_id(slug, block["id"], place), "value": value}


def _each(values: list[Any]) -> list[tuple[int, Any]]:
    return list(enumerate(values))
