"""What a page shows of its stale paragraphs: which they are, and the source text to set beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.memo import remembered
from hub.people.reader import PUBLIC, Reader
from hub.ports.staleness import StaleLanguages, StaleParagraph
from hub.ports.staleness import stale_languages as asked
from hub.publishing.access import hidden_blocks
from hub.publishing.block_words import block_words

BEGINNING = 6  # words of a paragraph that stand for it in a list


@dataclass(frozen=True)
class Pointer:
    """A line of the list at the head of a page: how the paragraph begins, and the language of those words."""

    anchor: str
    words: str
    language: str


@dataclass(frozen=True)
class StaleText:
    """The stale paragraphs of a page that its reader may see, by block id. Empty for a page that is current."""

    page: Page
    paragraphs: Mapping[str, StaleParagraph] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.paragraphs)

    @property
    def newest(self) -> datetime | None:
        """When the last of the changes was published."""
        return max((item.since for item in self.paragraphs.values() if item.since), default=None)

    @property
    def added(self) -> list[StaleParagraph]:
        """Paragraphs that this page lacks, as the source has gained them: they stand nowhere in its text."""
        return [item for item in self.paragraphs.values() if item.change == "added" and not _is_field(item.block_id)]

    @cached_property
    def pointers(self) -> list[Pointer]:
        """A line a paragraph, in the order of reading; those that the page lacks come last."""
        order = {block_id: place for place, block_id in enumerate(["title", "summary", *self.blocks])}
        return [self._pointer(key) for key in sorted(self.paragraphs, key=lambda key: order.get(key, len(order)))]

    @cached_property
    def source(self) -> Any:
        """The public source page, where there is one; two queries, asked only by a page that is stale."""
        pages = Page.objects.live().filter(translation_key=self.page.translation_key)
        source = pages.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        return source.specific if source is not None else None

    @cached_property
    def blocks(self) -> dict[str, Any]:
        """The page's own blocks by id, in order."""
        return _blocks(self.page)

    @cached_property
    def source_blocks(self) -> dict[str, Any]:
        """The blocks of the source page by id, ready to be rendered."""
        return {} if self.source is None else _blocks(self.source)

    def source_words(self, block_id: str) -> str:
        """The source's title or summary, where that is what has changed."""
        return str(getattr(self.source, block_id, "")) if _is_field(block_id) else ""

    def _pointer(self, block_id: str) -> Pointer:
        anchor, language = f"stale-{block_id}", self.page.locale.language_code
        if _is_field(block_id):
            return Pointer(anchor, _("Title") if block_id == "title" else _("Summary"), "")
        if block_id in self.blocks:
            return Pointer(anchor, _beginning(self.blocks[block_id]), language)
        if block_id in self.source_blocks:
            return Pointer(anchor, _beginning(self.source_blocks[block_id]), settings.LANGUAGE_CODE)
        return Pointer(anchor, _("Paragraph"), "")


def stale_text(page: Page, reader: Reader = PUBLIC) -> StaleText:
    """The stale paragraphs of `page` for `reader`, remembered on the page; asks no more than `stale_languages`."""
    known: StaleText | None = page.__dict__.get("_stale_text")
    if known is None:
        known = _text(page, reader)
        page._stale_text = known
    return known


def stale_languages(page: Page, reader: Reader = PUBLIC) -> StaleLanguages:
    """The stale paragraphs of every language of `page` that `reader` may see; only languages that have any.

    One query, one more where there are any; remembered on the page.
    """
    known: StaleLanguages | None = page.__dict__.get("_stale_languages")
    if known is None:
        known = _languages(page.translation_key, reader)
        page._stale_languages = known
    return known


@remembered
def _text(page: Page, reader: Reader) -> StaleText:
    return StaleText(page, stale_languages(page, reader).get(page.locale.language_code, {}))


@remembered
def _languages(page_key: UUID, reader: Reader) -> StaleLanguages:
    found = asked(page_key)
    hidden = hidden_blocks(page_key, reader) if found else frozenset()
    shown = {code: {key: item for key, item in rows.items() if key not in hidden} for code, rows in found.items()}
    return {code: rows for code, rows in shown.items() if rows}


def _is_field(block_id: str) -> bool:
    return block_id in {"title", "summary"}


def _blocks(page: Page) -> dict[str, Any]:
    fields = [item for item in page._meta.get_fields() if isinstance(item, StreamField)]
    return {str(block.id): block for item in fields for block in getattr(page, item.name)}


def _beginning(block: Any) -> str:
    words = " ".join(block_words(block.block, block.value))
    return Truncator(words).words(BEGINNING) or str(block.block.label)
