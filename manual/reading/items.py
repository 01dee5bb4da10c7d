"""The blocks of a section as values that can be shown, frozen as JSON and compared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from hub.publishing.services.apply_access import RESTRICTED
from manual.blocks.choices import NUMBERED
from manual.reading.prose import NUMBER, OUTSIDE, Href, page_ids, prose

Raw = tuple[str, str, Any]


@dataclass(frozen=True)
class Step:
    role: str
    title: str
    text: str = ""
    handover: str = ""


@dataclass(frozen=True)
class Item:
    """One block: `text` and `points` are reduced rich text whose links are `number:3.2` or leave the Hub."""

    id: str
    kind: str
    number: str = ""
    title: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    article: str = ""
    concept: str = ""
    restricted: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain values, without what is empty; `from_json` gives the item back."""
        value = {name: part for name, part in asdict(self).items() if part}
        lists = {name: list(value[name]) for name in ("points", "steps") if name in value}
        return value | lists

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Item":
        steps = tuple(Step(**step) for step in value.get("steps", ()))
        return cls(**{**value, "points": tuple(value.get("points", ())), "steps": steps})


def own_words(block: Mapping[str, Any]) -> dict[str, Any]:
    """What a block in JSON says by itself: without number and access, or the looked up words of law and glossary."""
    looked_up = {"title"} if block.get("article") or block.get("concept") else set()
    return {name: value for name, value in block.items() if name not in {"number", "restricted", *looked_up}}


def linked_pages(blocks: Iterable[Raw]) -> set[int]:
    """Ids of all pages that the blocks link to."""
    return {page_id for _kind, _id, value in blocks for html in _texts(value) for page_id in page_ids(html)}


def read(blocks: Iterable[Raw], *, numbers: Mapping[str, str], links: Mapping[int, str]) -> list[Item]:
    """Items of raw blocks; `numbers` by block id, `links` gives the citable number of a linked page."""
    href = canonical(links)
    return [_item(kind, block_id, value, numbers.get(block_id, ""), href) for kind, block_id, value in blocks]


def named(body: Iterable[Item], words: Mapping[str, str]) -> list[Item]:
    """The items with the subject of the law and the glossary's term as titles of those that rest on them."""
    return [
        replace(item, title=words.get(item.article or item.concept, "")) if item.article or item.concept else item
        for item in body
    ]


def shown(item: Item, href: Href) -> Item:
    """The item with links made for one sink, its rich text reduced once more and fit for a template."""
    return replace(
        item,
        text=prose(item.text, href),
        points=tuple(prose(point, href, inline=True) for point in item.points),
        steps=tuple(replace(step, text=prose(step.text, href)) for step in item.steps),
    )


def canonical(links: Mapping[int, str]) -> Href:
    """Links as they are frozen: a page of the manual by its number, other addresses as they are."""

    def href(attrs: Mapping[str, str]) -> str:
        if attrs.get("linktype") == "page":
            number = links.get(int(attrs.get("id") or 0)) if attrs.get("id", "").isdecimal() else None
            return f"{NUMBER}{number}" if number else ""
        target = attrs.get("href", "")
        return target if target.startswith((*OUTSIDE, NUMBER)) else ""

    return href


def by_number(address: Callable[[str], str]) -> Href:
    """Links of frozen text for one sink: `address` says where a citable number is found in it, "" for nowhere."""

    def href(attrs: Mapping[str, str]) -> str:
        target = attrs.get("href", "")
        if target.startswith(NUMBER):
            return address(target.removeprefix(NUMBER))
        return target if target.startswith(OUTSIDE) else ""

    return href


def _item(kind: str, block_id: str, value: Any, number: str, href: Href) -> Item:
    if not isinstance(value, dict):
        return Item(id=block_id, kind=kind, title=str(value))
    return Item(
        id=block_id,
        kind=kind,
        number=number if kind in NUMBERED else "",
        title=value.get("title") or "",
        text=prose(value.get("text") or "", href),
        points=tuple(prose(item["value"], href, inline=True) for item in value.get("items", ())),
        steps=tuple(_step(item["value"], href) for item in value.get("steps", ())),
        article=value.get("article") or "",
        concept=value.get("concept") or "",
        restricted=value.get("access") == RESTRICTED,
    )


def _step(value: Mapping[str, Any], href: Href) -> Step:
    return Step(
        role=value["role"],
        title=value["title"],
        text=prose(value.get("text") or "", href),
        handover=value.get("handover") or "",
    )


def _texts(value: Any) -> Iterable[str]:
    if not isinstance(value, dict):
        return
    yield value.get("text") or ""
    yield from (item["value"] for item in value.get("items", ()))
    yield from (item["value"].get("text") or "" for item in value.get("steps", ()))
