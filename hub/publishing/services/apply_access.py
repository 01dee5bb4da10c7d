"""Carries the `access` of a published source page and of its blocks into the rules that every sink asks."""

from typing import Any

from hub.ports import announce
from hub.publishing import fingerprint
from hub.publishing.models.access_rule import AccessRule

RESTRICTED = "practitioners"


def apply_access(page: Any) -> bool:
    """Make the rules of `page` (the source) equal to what it says; announces and returns whether they changed.

    A block says it by `access: practitioners` in its value. Runs in the caller's transaction.
    """
    wanted = {
        block_id
        for _kind, block_id, value in fingerprint.raw_blocks(page)
        if isinstance(value, dict) and value.get("access") == RESTRICTED
    }
    if getattr(page, "access", "") == RESTRICTED:
        wanted.add("")
    rules = AccessRule.objects.filter(page_key=page.translation_key)
    present = set(rules.values_list("block_id", flat=True))
    if wanted == present:
        return False
    rules.exclude(block_id__in=wanted).delete()
    AccessRule.objects.bulk_create(
        AccessRule(page_key=page.translation_key, block_id=block_id) for block_id in wanted - present
    )
    announce.access_changed.send(sender=apply_access, page_key=page.translation_key)
    return True
