"""For which source text each translation was approved, as `translation` keeps it."""

from collections.abc import Mapping
from uuid import UUID

from hub.publishing.fingerprint import digest
from translation.models import Approval


def source_hashes(language: str, revisions: Mapping[UUID, int]) -> dict[UUID, str]:
    """One hash of the source that the given revision of each translation was approved against. One query."""
    rows = Approval.objects.filter(language=language, page_key__in=revisions).order_by("revision_id")
    return {row.page_key: digest(row.hashes) for row in rows if row.revision_id <= revisions[row.page_key]}
