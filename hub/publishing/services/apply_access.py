"""Carries the `access` of a published source page and of its blocks into the rules that every sink asks."""

from typing import Any

from hub.ports import announce
from hub.publishing import fingerprint
from hub.publishing.models.access_rule import AccessRule

RESTRICTED = "practitioners"


def apply_access(page: Any) -> bool:
    """Make the rules of `page` (the source) equal to what it says; announces and returns whether they changed.

    A block says it by `access: practitioners` in its value. Only what says that it is public again is opened: the rule
    of a block that left the page stays, for the editions that hold it. Runs in the caller's transaction.
    """
    says = {"": getattr(page, "access_in_force", "")} | {
        block_id: value.get("access", "") if isinstance(value, dict) else ""
        for _kind, block_id, value in fingerprint.raw_blocks(page)
    }
    rules = AccessRule.objects.filter(page_key=page.translation_key)
    present = set(rules.values_list("block_id", flat=True))
    closed = {block_id for block_id, access in says.items() if access == RESTRICTED} - present
    opened = {block_id for block_id, access in says.items() if access != RESTRICTED} & present
    if not closed and not opened:
        return False
    rules.filter(block_id__in=opened).delete()
    AccessRule.objects.bulk_create(AccessRule(page_key=page.translation_key, block_id=block_id) for block_id in closed)
    announce.access_changed.send(sender=apply_access, page_key=page.translation_key)
    return True
