"""What a room keeps for one person alone: handed to that person, with all else that is kept about them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Provider = Callable[[Any], Sequence[Row]]

_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Let a room answer with plain values; `name` says what the rows are."""
    _providers[name] = provider


def kept_for(user: Any) -> dict[str, Sequence[Row]]:
    """By name; a room that keeps nothing for `user` is there and empty."""
    return {name: provider(user) for name, provider in _providers.items()}
