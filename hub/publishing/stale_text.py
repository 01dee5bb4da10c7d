"""What a page shows of its stale paragraphs: which they are, and the source text to set beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.memo import remembered
from hub.people.reader import PUBLIC, Reader
from hub.ports.staleness import StaleParagraph, stale_paragraphs
from hub.publishing.access import hidden_blocks


@dataclass(frozen=True)
class StaleText:
    """The stale paragraphs of a page that its reader may see, by block id. Empty for a page that is current."""

    page: Page
    paragraphs: Mapping[str, StaleParagraph] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.paragraphs)

    @property
    def added(self) -> list[StaleParagraph]:
        """Paragraphs that this page lacks, as the source has gained them."""
        return [paragraph for paragraph in self.paragraphs.values() if paragraph.change == "added"]

    @cached_property
    def source(self) -> Any:
        """The public source page, where there is one; two queries, asked only by a page that is stale."""
        pages = Page.objects.live().filter(translation_key=self.page.translation_key)
        source = pages.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        return source.specific if source is not None else None

    @cached_property
    def source_blocks(self) -> dict[str, Any]:
        """The blocks of the source page by id, ready to be rendered."""
        if self.source is None:
            return {}
        fields = [item for item in self.source._meta.get_fields() if isinstance(item, StreamField)]
        return {str(block.id): block for item in fields for block in getattr(self.source, item.name)}

    def source_words(self, block_id: str) -> str:
        """The source's title or summary, where that is what has changed."""
        return str(getattr(self.source, block_id, "")) if block_id in {"title", "summary"} else ""


def stale_text(page: Page, reader: Reader = PUBLIC) -> StaleText:
    """The stale paragraphs of `page` for `reader`, remembered on the page; one query, one more where there are any."""
    known: StaleText | None = page.__dict__.get("_stale_text")
    if known is None:
        known = _read(page, reader)
        page._stale_text = known
    return known


@remembered
def _read(page: Page, reader: Reader) -> StaleText:
    paragraphs = stale_paragraphs(page)
    hidden = hidden_blocks(page.translation_key, reader) if paragraphs else frozenset()
    return StaleText(page, {key: item for key, item in paragraphs.items() if key not in hidden})
