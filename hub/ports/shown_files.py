"""Where files are shown beside pages: each room says whether a reader may have one that it shows."""

from collections.abc import Callable

from django.db.models import Model

from hub.people.reader import Reader

Provider = Callable[[Model, Reader], bool]

_providers: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """Let a room answer; only for what `reader` may see in it now."""
    _providers[kind] = provider


def shown(file: Model, reader: Reader) -> bool:
    """Whether some room shows `file` to `reader`."""
    return any(provider(file, reader) for provider in _providers.values())
