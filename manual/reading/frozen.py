"""What a reader may see of a frozen impression: the strictest of the access then and the access today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from hub.models import AccessRule
from hub.people.reader import Reader
from hub.publishing import access
from manual.models import FrozenSection
from manual.reading.items import Item

WITHHELD = "withheld"


@dataclass(frozen=True)
class Part:
    """A frozen chapter or section for one reader; a withheld one has its number and nothing else."""

    key: UUID
    kind: str
    number: str
    title: str
    summary: str
    language: str
    items: tuple[Item, ...]
    withheld: bool = False


@dataclass(frozen=True)
class Today:
    """Which pages and blocks are kept from the public now."""

    pages: frozenset[UUID]
    blocks: frozenset[tuple[UUID, str]]

    @classmethod
    def read(cls, keys: Iterable[UUID]) -> "Today":
        """Two queries."""
        keys = list(keys)
        closed = access.restricted_page_keys().filter(translation_key__in=keys)
        rules = list(AccessRule.objects.filter(page_key__in=keys).values_list("page_key", "block_id"))
        gone = {key for key, block_id in rules if not block_id}
        return cls(frozenset(closed) | gone, frozenset(rules))


def parts(sections: Iterable[FrozenSection], reader: Reader) -> list[Part]:
    """The sections as `reader` may see them: what was restricted then is not there, what is now is withheld."""
    return list(by_row(sections, reader).values())


def by_row(sections: Iterable[FrozenSection], reader: Reader) -> dict[int, Part]:
    """The same by the key of each row, for rows of several impressions at once. Two queries."""
    sections = list(sections)
    if reader.sees_practitioner_text:
        return {section.pk: _part(section, _items(section)) for section in sections}
    today = Today.read(section.page_key for section in sections)
    return {section.pk: _public(section, today) for section in sections if not section.restricted}


def is_withheld(sections: Iterable[FrozenSection]) -> bool:
    """Whether anything that was public in these sections may not be shown to the public today."""
    open_then = [section for section in sections if not section.restricted]
    today = Today.read(section.page_key for section in open_then)
    return any(
        section.page_key in today.pages
        or any((section.page_key, item.id) in today.blocks and not item.restricted for item in _items(section))
        for section in open_then
    )


def _public(section: FrozenSection, today: Today) -> Part:
    if section.page_key in today.pages:
        return replace(_part(section, ()), title="", summary="", withheld=True)
    shown = [
        Item(id=item.id, kind=WITHHELD, number=item.number) if (section.page_key, item.id) in today.blocks else item
        for item in _items(section)
        if not item.restricted
    ]
    return _part(section, tuple(shown))


def _part(section: FrozenSection, items: tuple[Item, ...]) -> Part:
    return Part(
        key=section.page_key,
        kind=section.kind,
        number=section.number,
        title=section.title,
        summary=section.summary,
        language=section.text_language,
        items=items,
    )


def _items(section: FrozenSection) -> tuple[Item, ...]:
    return tuple(Item.from_json(block) for block in section.blocks)
