"""Tags by which a page says which of its paragraphs are older than their source."""

from typing import Any

from django import template
from django.conf import settings
from wagtail.models import Page

from hub.people.reader import PUBLIC, Reader
from hub.publishing.stale_text import StaleText, stale_text

register = template.Library()


@register.simple_tag
def stale_paragraphs(page: Page, reader: Reader | None = None) -> StaleText:
    """`{% stale_paragraphs page reader as stale %}`, once a page."""
    return stale_text(page, reader or PUBLIC)


@register.inclusion_tag("hub/components/stale_bar.html", takes_context=True)
def stale_bar(context: Any, stale: StaleText, block_id: str) -> dict[str, Any]:
    """`{% stale_bar stale block.id %}` before a paragraph; nothing where it is current."""
    paragraph = stale.paragraphs.get(str(block_id))
    if paragraph is None:
        return {"paragraph": None}
    return {
        "paragraph": paragraph,
        "block": stale.source_blocks.get(paragraph.block_id),
        "words": stale.source_words(paragraph.block_id),
        "source_lang": settings.LANGUAGE_CODE,
        "request": context.get("request"),
    }


@register.inclusion_tag("hub/components/stale_summary.html", takes_context=True)
def stale_summary(context: Any, stale: StaleText) -> dict[str, Any]:
    """`{% stale_summary stale %}` at the head of a page: which paragraphs have changed, and those that it lacks."""
    return {
        "stale": stale,
        "source_lang": settings.LANGUAGE_CODE,
        "source_url": _source_url(stale) if stale.count else "",
        "request": context.get("request"),
    }


def _source_url(stale: StaleText) -> str:
    return stale.source.get_url() or "" if stale.source is not None else ""
