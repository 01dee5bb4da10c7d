"""All public addresses in parts that a crawler takes in one piece; nothing but the part that is read is held."""

from collections.abc import Iterator
from itertools import chain

from home.queries.public_pages import page_entries
from hub.ports import sitemap
from hub.ports.sitemap import SitemapEntry

MOST = 10_000
"""Addresses of a part. The protocol allows 50,000 and 50 MB, and each address names all its languages."""


def parts() -> int:
    """How many there are; at least one."""
    return max((number for number, _entry in _numbered()), default=1)


def part(number: int) -> Iterator[SitemapEntry]:
    """The entries of a part, from 1 on; none of one that is not there. What is in several languages stays together."""
    for place, entry in _numbered():
        if place == number:
            yield entry
        elif place > number:
            return


def _numbered() -> Iterator[tuple[int, SitemapEntry]]:
    number, held = 1, 0
    for entry in chain(page_entries(), sitemap.entries()):
        if held + len(entry.paths) > MOST:
            number, held = number + 1, 0
        held += len(entry.paths)
        yield number, entry
