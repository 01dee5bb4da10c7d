"""What can be found, and how a page becomes entries. A new kind of page is one line of `PAGES`."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.publishing.models.access_rule import AccessRule
from search.draft import EntryDraft
from search.models import EntryKind

PAGES: dict[str, EntryKind] = {
    "manual.ChapterPage": EntryKind.SECTION,
    "manual.SectionPage": EntryKind.SECTION,
    "home.NewsPage": EntryKind.NEWS,
    "home.StandardPage": EntryKind.PAGE,
}
HEADING = "heading"


def drafts_of(page: Page) -> list[EntryDraft]:
    """Entries of one live page: the page with what everybody may read, and one for each restricted block."""
    rules = AccessRule.objects.filter(page_key=page.translation_key).exclude(block_id="")
    restricted = set(rules.values_list("block_id", flat=True))
    blocks = list(_texts(page))
    common = {
        "kind": PAGES[page._meta.label],
        "language": page.locale.language_code,
        "page_key": page.translation_key,
        "revision": str(page.live_revision_id),
        "url": page.url,
        "title": page.title,
        "themes": _themes(page),
        "dated": page.first_published_at.date() if page.first_published_at else None,
    }
    whole = EntryDraft(
        **common,
        summary=getattr(page, "summary", ""),
        headings="\n".join(text for kind, _id, text in blocks if kind == HEADING),
        body="\n".join(text for kind, id_, text in blocks if kind != HEADING and id_ not in restricted),
    )
    return [whole, *(EntryDraft(**common, block_id=id_, body=text) for _k, id_, text in blocks if id_ in restricted)]


def _texts(page: Page) -> Iterator[tuple[str, str, str]]:
    """(block type, block id, plain text) of every top-level block."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value: StreamValue = getattr(page, field.name)
            for child in value:
                words = child.block.get_searchable_content(child.value)
                yield child.block_type, str(child.id), "\n".join(strip_tags(str(word)) for word in words)


def _themes(page: Any) -> list[str]:
    themes = getattr(page, "themes", None)
    return sorted(theme.slug for theme in themes.all()) if themes is not None else []
