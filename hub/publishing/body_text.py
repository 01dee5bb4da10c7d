"""Pages made of the blocks of `hub.publishing.body` as plain paragraphs, for feeds."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from wagtail.blocks import BoundBlock
from wagtail.models import Page

from hub.publishing.access import hidden_blocks_of
from hub.publishing.block_words import block_words


def texts(pages: Sequence[Page]) -> dict[UUID, list[str]]:
    """What the public may read of pages that have a `body`. One query."""
    hidden = hidden_blocks_of(page.translation_key for page in pages)
    return {
        page.translation_key: list(_paragraphs(page, hidden.get(page.translation_key, frozenset()))) for page in pages
    }


def _paragraphs(page: Page, hidden: frozenset[str]) -> Iterator[str]:
    children: Sequence[BoundBlock] = page.body
    for child in children:
        if str(child.id) not in hidden:
            yield from block_words(child.block, child.value)
