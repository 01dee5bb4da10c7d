"""The blocks of a section as values that can be shown, frozen as JSON and compared."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from manual.reading.item import Item, Step
from manual.reading.kinds import registry
from manual.reading.kinds.base import Keep
from manual.reading.kinds.registry import NUMBERED
from manual.reading.prose import FORM, NUMBER, OUTSIDE, PICTURE, Href, page_ids

__all__ = ["NUMBERED", "Item", "Raw", "Step"]

Raw = tuple[str, str, Any]


def own_words(block: Mapping[str, Any]) -> dict[str, Any]:
    """What a block in JSON says by itself: without number, access, and what was looked up for it."""
    looked_up = registry.of(block["kind"]).looked_up
    own = {name: value for name, value in block.items() if name not in {"number", "restricted", "more", *looked_up}}
    more = {name: value for name, value in block.get("more", {}).items() if name not in looked_up}
    return own | ({"more": more} if more else {})


def words(item: Item) -> list[str]:
    """All that a block says, as plain text, part by part."""
    return [part for part in registry.of(item.kind).words(item) if part]


def numbered(blocks: Iterable[Raw]) -> list[str]:
    """Ids of the blocks that have or get a citable number, in order, each once."""
    return list(dict.fromkeys(block_id for kind, block_id, _value in blocks if kind in NUMBERED))


def linked_pages(blocks: Iterable[Raw]) -> set[int]:
    """Ids of all pages that the blocks link to."""
    return {
        page_id
        for kind, _id, value in blocks
        if isinstance(value, Mapping)
        for html in registry.of(kind).html(value)
        for page_id in page_ids(html)
    }


def read(blocks: Iterable[Raw], *, numbers: Mapping[str, str], links: Mapping[int, str]) -> list[Item]:
    """Items of raw blocks; `numbers` by block id, `links` gives the citable number of a linked page."""
    href = canonical(links)
    return [
        registry.of(kind).item(block_id, value, numbers.get(block_id, ""), href) for kind, block_id, value in blocks
    ]


def completed(body: Iterable[Item], language: str) -> list[Item]:
    """The items with what is looked up for them: subjects of the law, terms of the glossary, files."""
    return registry.completed(body, language)


def kept(body: Iterable[Item], language: str, keep: Keep) -> list[Item]:
    """The items completed, and as an edition keeps them for ever, with `keep` for the bytes of their files."""
    return registry.frozen(registry.completed(body, language), keep)


def shown(item: Item, href: Href) -> Item:
    """The item with links made for one sink, its rich text reduced once more and fit for a template."""
    return registry.of(item.kind).show(item, href)


def canonical(links: Mapping[int, str]) -> Href:
    """Links as they are frozen: a page of the manual by its number, other addresses as they are."""

    def href(attrs: Mapping[str, str]) -> str:
        if attrs.get("linktype") == "page":
            number = links.get(int(attrs.get("id") or 0)) if attrs.get("id", "").isdecimal() else None
            return f"{NUMBER}{number}" if number else ""
        target = attrs.get("href", "")
        return target if target.startswith((*OUTSIDE, NUMBER)) else ""

    return href


def by_number(
    address: Callable[[str], str],
    *,
    picture: Callable[[str], str] = lambda _name: "",
    form: Callable[[str], str] = lambda _name: "",
) -> Href:
    """Links of frozen text for one sink: where a citable number is found in it, and a kept file; "" for nowhere."""
    inside = {NUMBER: address, PICTURE: picture, FORM: form}

    def href(attrs: Mapping[str, str]) -> str:
        target = attrs.get("href", "")
        scheme, colon, name = target.partition(":")
        if scheme + colon in inside:
            return inside[scheme + colon](name)
        return target if target.startswith(OUTSIDE) else ""

    return href
