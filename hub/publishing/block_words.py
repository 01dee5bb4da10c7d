"""What a block says in words, for whoever shows, finds or compares them as plain text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import BaseStructBlock, Block, ListBlock, RichTextBlock
from wagtail.blocks.field_block import BaseChoiceBlock

ENDS = re.compile("</p>|</li>|</h[1-6]>|</blockquote>|<[bh]r ?/?>")


def block_words(block: Block, value: Any) -> Iterator[str]:
    """A paragraph for each piece of text; what is only chosen, such as a tone or a role, is no text of the author's."""
    if not value or isinstance(block, BaseChoiceBlock):
        return
    if isinstance(block, BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from block_words(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            yield from block_words(block.child_block, item)
    elif isinstance(block, RichTextBlock):
        pieces = (unescape(strip_tags(piece)) for piece in ENDS.split(value.source))
        yield from filter(None, (" ".join(piece.split()) for piece in pieces))
    else:
        yield from filter(None, (str(words).strip() for words in block.get_searchable_content(value)))
