"""Searches that people can subscribe to: a room registers them, `dissemination` asks which of them find a new item.

A `SavedSearch` is the room's own and open to everybody. `OwnSearches` are those that people saved for themselves:
their room keeps them and says in bulk which ones find an item; `alerts` is how it lets their owners hear of it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True)
class SavedSearch:
    """`name` stands in addresses and subscriptions and never changes.

    `finds` says of a kind of content and the key of an item whether the search finds it. It is asked once, when the
    item is announced, in the transaction of its publication; it queries as it likes.
    """

    name: str
    label: Promise
    finds: Callable[[str, str], bool]


@dataclass(frozen=True)
class OwnSearches:
    """Of one room. Names begin with `prefix`, and nothing else of the Hub's does.

    `finds` gives the names of all that find the item, in one statement however many there are. `named` says what
    their owners call them: for the owner's eyes alone, everybody else reads `label`.
    """

    prefix: str
    label: Promise
    finds: Callable[[str, str], Collection[str]]
    named: Callable[[Collection[str]], Mapping[str, str]]


class Begun(StrEnum):
    """What came of a wish for alerts: they come, a mail asks first, no mail can ask today, mail there is stopped."""

    LIVE = "live"
    ASKED = "asked"
    BUSY = "busy"
    STOPPED = "stopped"


class Alerts(Protocol):
    """How owners hear of what their searches find: in their digests, as often as those come."""

    def begin(self, *, user: Any, name: str, language: str) -> Begun: ...

    def end(self, *, names: Collection[str]) -> None: ...

    def standing(self, names: Collection[str]) -> Mapping[str, str]:
        """How often the live ones are told, in words of the active language, by name."""

    def pace_of(self, user: Any) -> str:
        """How often a new one would be told."""


_searches: dict[str, SavedSearch] = {}
_own: dict[str, OwnSearches] = {}
_alerts: Alerts | None = None


def register(search: SavedSearch) -> None:
    """Offer `search` to subscribers; a room does so once at start."""
    _searches[search.name] = search


def register_own(searches: OwnSearches) -> None:
    """Let what people saved in a room be asked for new items; a room does so once at start."""
    _own[searches.prefix] = searches


def provide_alerts(provider: Alerts) -> None:
    """Fill the slot by which owners hear; the room that writes digests does."""
    global _alerts  # the port is a slot of the process, filled once
    _alerts = provider


def alerts() -> Alerts:
    if _alerts is None:
        raise LookupError("no room writes digests")
    return _alerts


def registered() -> list[SavedSearch]:
    """All that are open to everybody, in the order in which they were registered."""
    return list(_searches.values())


def finding(kind: str, key: str) -> list[str]:
    """Names of all searches that find the item."""
    found = [search.name for search in _searches.values() if search.finds(kind, key)]
    return found + [name for searches in _own.values() for name in searches.finds(kind, key)]


def labels(names: Collection[str], *, for_owner: bool) -> dict[str, str]:
    """What people's own searches among `names` are called. One query a room that has some, none for other readers."""
    found: dict[str, str] = {}
    for searches in _own.values():
        mine = [name for name in names if name.startswith(searches.prefix)]
        if mine:
            found |= dict.fromkeys(mine, str(searches.label))
            found |= searches.named(mine) if for_owner else {}
    return found


def is_own(name: str) -> bool:
    """Whether somebody saved it for themselves."""
    return any(name.startswith(prefix) for prefix in _own)
