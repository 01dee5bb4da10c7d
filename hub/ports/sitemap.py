"""The sitemap: each room names its public addresses that are not pages; `home` writes the pages and the file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SitemapEntry:
    """One thing, with its path in each language that it is really in (`{"en": "/en/help/"}`)."""

    paths: Mapping[str, str]
    changed: datetime | None = None


Provider = Callable[[], Iterable[SitemapEntry]]

_providers: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """Let a room name its addresses; only what the public may see."""
    _providers[kind] = provider


def entries() -> Iterator[SitemapEntry]:
    """What all rooms name, one after the other."""
    for provider in _providers.values():
        yield from provider()
