"""News and standard pages as plain paragraphs, for feeds."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any
from uuid import UUID

from django.utils.html import strip_tags
from wagtail.blocks import Block, BoundBlock, RichTextBlock, StructBlock
from wagtail.models import Page

from hub.publishing.access import hidden_blocks_of

ENDS = re.compile("</p>|</li>|<br/?>")


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
            yield from _words(child.block, child.value)


def _words(block: Block, value: Any) -> Iterator[str]:
    """A paragraph for each piece of text; what is only chosen, such as a tone, is no text of the author's."""
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _words(child, value.get(name))
    elif isinstance(block, RichTextBlock) and value:
        for piece in ENDS.split(value.source):
            yield from filter(None, [" ".join(unescape(strip_tags(piece)).split())])
    elif value:
        yield from (str(words) for words in block.get_searchable_content(value))
