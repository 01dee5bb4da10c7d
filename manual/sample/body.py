"""Blocks of a sample section as raw values of the stream."""

from typing import Any

from manual.sample import media
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
    if kind in {"checklist", "indicators"}:
        lists = {name: block[name] for name in ("items", "next") if name in block}
        return value | {name: _points(slug, block, name, texts, pages) for name, texts in lists.items()}
    if kind == "annex":
        return value
    if kind == "contact":
        return value | {"fact": block["fact"]}
    if kind == "table":
        return value | {"table": _table(block), "row_heads": True}
    if kind == "legal":
        value["article"] = block["article"]
    if kind == "definition":
        value["concept"] = block["term"]
    if kind == "figure":
        value |= {"image": media.image(block["image"], block["alt"]), "alt": block["alt"]}
    if kind == "form":
        value |= {"document": media.document(block["document"]), "version": block["version"], "date": block["date"]}
    return value | {"text": rich(block["text"], pages)}


def _points(slug: str, block: dict[str, Any], name: str, texts: list[str], pages: dict[str, int]) -> list[Raw]:
    """Items of one of the lists of a block; a second list has ids of its own."""
    named = block["id"] if name == "items" else f"{block['id']}/{name}"
    return [_item(slug, {"id": named}, place, rich(text, pages)) for place, text in _each(texts)]


def _table(block: dict[str, Any]) -> Raw:
    numbers = block.get("numbers", ())
    columns = [
        {"type": "number" if place in numbers else "text", "heading": heading}
        for place, heading in _each(block["head"])
    ]
    return {"caption": block["caption"], "columns": columns, "rows": [{"values": row} for row in block["rows"]]}


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
