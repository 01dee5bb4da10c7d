"""The words of series as plain paragraphs, for feeds: what is counted, then the notes."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from wagtail.models import Page

from hub.publishing import body_text


def texts(pages: Sequence[Page]) -> dict[UUID, list[str]]:
    """What the public may read of them. One query."""
    notes = body_text.texts(pages)
    found = {}
    for page in cast("Sequence[Any]", pages):
        own = [page.definition, page.counts, page.counts_not]
        found[page.translation_key] = [*filter(None, own), *notes[page.translation_key]]
    return found
