"""The page that an anonymous reader gets at a chapter's or section's address, or would get once a draft is public."""

from typing import Any

from hub.people.reader import PUBLIC
from hub.publishing import access, fingerprint
from hub.publishing.services.apply_access import RESTRICTED


def live(page: Any) -> Any | None:
    """The public text; None where the public has none."""
    return page if page.live and access.may_read(page, PUBLIC) else None


def draft(page: Any) -> Any | None:
    """The newest draft without the blocks that it keeps for practitioners; None where the public would not see it.

    The page around it must be public now: an unpublished page has no address to show it at.
    """
    newest = page.get_latest_revision_as_object()
    if live(page) is None or newest.access == RESTRICTED:
        return None
    if hasattr(newest, "body"):
        kept = [
            {"type": kind, "id": block_id, "value": value}
            for kind, block_id, value in fingerprint.raw_blocks(newest)
            if not (isinstance(value, dict) and value.get("access") == RESTRICTED)
        ]
        newest.body = kept
    return newest
