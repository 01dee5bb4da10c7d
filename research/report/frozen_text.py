"""The page of a study as plain text, as it is frozen in a report: what everybody may read of it on that day."""

from collections.abc import Iterator
from typing import Any

from wagtail.rich_text import RichText

from hub.publishing.access import hidden_blocks
from hub.publishing.block_words import block_words
from research.models import StudyPage

LIST, TEXT = "list", "text"
LISTS = ("<ul", "<ol")


def text_of(page: StudyPage) -> dict[str, Any]:
    """Title, summary, and blocks with their ids, so that one that is closed later can be left out."""
    return {"title": page.title, "summary": page.summary, "blocks": list(_blocks(page))}


def _blocks(page: StudyPage) -> Iterator[dict[str, Any]]:
    hidden = hidden_blocks(page.translation_key)
    for child in page.body:
        lines = list(block_words(child.block, child.value))
        if lines and str(child.id) not in hidden:
            yield {"id": str(child.id), "kind": _kind(child), "lines": lines}


def _kind(child: Any) -> str:
    is_list = isinstance(child.value, RichText) and child.value.source.lstrip().startswith(LISTS)
    return LIST if is_list else str(child.block_type)
