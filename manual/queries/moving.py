"""Whether a paragraph can go to another section, and what goes with it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Revision

from hub.publishing.access import is_restricted
from hub.publishing.services.apply_access import RESTRICTED
from manual.models import CitableNumber, ParagraphMove, SectionPage
from manual.reading.kinds.registry import NUMBERED

RESTS_ON_IT = frozenset({"legal"})
"""Kinds of block that belong to the numbered block before them."""

Raw = list[dict[str, Any]]


def section(page_key: UUID) -> SectionPage | None:
    """The public source section with this key."""
    pages = SectionPage.objects.filter(
        translation_key=page_key, live=True, locale__language_code=settings.LANGUAGE_CODE
    )
    return pages.select_related("locale").first()


def body(page: Any) -> Raw:
    """The raw blocks of a section."""
    return [dict(block) for block in page.body.get_prep_value()]


def group(blocks: Raw, block_id: str) -> Raw:
    """The numbered block with this id and those that rest on it; empty where it is not there."""
    ids = [block["id"] for block in blocks]
    if block_id not in ids or blocks[ids.index(block_id)]["type"] not in NUMBERED:
        return []
    start = ids.index(block_id)
    end = start + 1
    while end < len(blocks) and blocks[end]["type"] in RESTS_ON_IT:
        end += 1
    return blocks[start:end]


def placed(blocks: Raw, moved: Raw, after: str) -> Raw:
    """`blocks` with `moved` behind the block `after` and what rests on it; at the beginning where it is empty."""
    before = group(blocks, after)
    ids = [block["id"] for block in blocks]
    place = ids.index(after) + max(len(before), 1) if after in ids else 0
    return [*blocks[:place], *moved, *blocks[place:]]


def obstacle(row: CitableNumber | None, target: SectionPage | None, after: str) -> str:
    """Why the paragraph of `row` cannot go to `target` now, in words; empty where it can."""
    source = section(row.page_key) if row else None
    if row is None or source is None or not row.block_id or row.removed_at or row.waits:
        return _("No public paragraph has this number.")
    if target is None or target.translation_key == row.page_key:
        return _("Choose another section that is public.")
    moved = {block["id"] for block in group(body(source), row.block_id)}
    there = {block["id"] for block in body(target)}
    if not moved:
        return _("No public paragraph has this number.")
    if after and after not in there:
        return _("The paragraph behind which it should stand is no longer there.")
    if moved & there or CitableNumber.objects.filter(page_key=target.translation_key, block_id__in=moved).exists():
        return _("That section has held this paragraph before. Restore it there instead.")
    themselves = [block["value"].get("access") == RESTRICTED for block in group(body(source), row.block_id)]
    if not all(themselves) and opens(row.page_key, target.translation_key):
        return closed_around()
    for page in (source, target):
        if is_being_changed(page):
            return _("“%(title)s” has a draft or a text that waits. Publish it or drop it first.") % {
                "title": page.title
            }
    return ""


def opens(former: UUID, coming: UUID) -> bool:
    """Whether what is closed by the page `former` around it would be open within `coming`."""
    return is_restricted(former) and not is_restricted(coming)


def closed_around() -> str:
    return _("It is closed by what stands around it. Set its own access first; that goes through approval.")


def is_being_changed(page: SectionPage) -> bool:
    """Whether a draft, a review or an approved text of a later day stands beside the public text."""
    waiting = Revision.page_revisions.filter(object_id=str(page.pk), approved_go_live_at__isnull=False)
    return bool(page.has_unpublished_changes or page.workflow_in_progress or waiting.exists())


def proposed() -> list[ParagraphMove]:
    """Moves that wait for a second person, oldest first. One query."""
    moves = ParagraphMove.objects.filter(state=ParagraphMove.State.PROPOSED).select_related("proposed_by")
    return list(moves.order_by("pk"))
