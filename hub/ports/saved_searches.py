"""Searches that people can subscribe to: a room registers one, `dissemination` asks which of them find a new item."""

from collections.abc import Callable
from dataclasses import dataclass

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


_searches: dict[str, SavedSearch] = {}


def register(search: SavedSearch) -> None:
    """Offer `search` to subscribers; a room does so once at start."""
    _searches[search.name] = search


def registered() -> list[SavedSearch]:
    """All of them, in the order in which they were registered."""
    return list(_searches.values())


def finding(kind: str, key: str) -> list[str]:
    """Names of the searches that find the item."""
    return [search.name for search in _searches.values() if search.finds(kind, key)]
