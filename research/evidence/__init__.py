"""On what a finding can rest: each kind of evidence by its prefix (`table:…`, `training:…`). A new kind is registered.

A key is plain text, so that a finding holds nothing back; what it names is looked up for each reader and language.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from hub.people.reader import Reader

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence as a reader may see it; `kind` is what it is, in words."""

    key: str
    kind: str
    title: str
    url: str
    language: str
    note: str = ""


class Kind(Protocol):
    """What a room of evidence answers."""

    def choices(self) -> Iterable[tuple[str, str]]:
        """Key and words of all that an editor can choose."""
        ...

    def resolve(self, keys: Collection[str], *, language: str, reader: Reader) -> Mapping[str, Source]:
        """Those of `keys` that `reader` may see. As few queries for many as for one."""
        ...


_kinds: dict[str, Kind] = {}


def register(prefix: str, kind: Kind) -> None:
    _kinds[prefix] = kind


def choices() -> list[tuple[str, str]]:
    """All that can be chosen, for the editor's form."""
    return [("", _("Choose")), *((key, words) for kind in _kinds.values() for key, words in kind.choices())]


def resolve(keys: Collection[str], *, language: str, reader: Reader) -> dict[str, Source]:
    """Those that `reader` may see; a kind is asked only for its own."""
    found: dict[str, Source] = {}
    for prefix, kind in _kinds.items():
        own = [key for key in keys if key.partition(":")[0] == prefix]
        if own:
            found |= kind.resolve(own, language=language, reader=reader)
    return found


def page_of(key: str) -> UUID | None:
    """The page that a key names in its second place; none where it is not the key of a page."""
    try:
        return UUID(key.split(":")[1])
    except (IndexError, ValueError):
        return None
