"""Which blocks of a page are safety-critical, and which of them a reviewer is asked about.

A block says of itself that it is: its class has `safety_critical = True`.
"""

from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from hub.publishing import fingerprint
from translation.models import Approval, PageTranslation


def critical_blocks(page: Page) -> set[str]:
    """Ids of the safety-critical top-level blocks of a specific page; no query."""
    return set(_critical(page))


def touched(row: PageTranslation) -> dict[str, str]:
    """Labels, by block id, of safety-critical blocks of the text in review that the last approval does not cover.

    New, changed in the source, or said in other words; a fixed number of queries.
    """
    before = Approval.objects.behind(
        page_key=row.page_key, language=row.language, revision_id=row.sent_revision_id - 1
    ).first()
    ids = {row.sent_source_revision_id, row.sent_revision_id, before.revision_id if before else 0}
    pages = {pk: revision.as_object() for pk, revision in Revision.objects.in_bulk(list(ids - {0})).items()}
    sent = pages[row.sent_revision_id]
    critical = _critical(pages.get(row.sent_source_revision_id, sent))
    if before is None or not critical:
        return critical
    said = fingerprint.fingerprint(sent)
    said_before = fingerprint.fingerprint(pages[before.revision_id]) if before.revision_id in pages else {}
    return {
        key: label
        for key, label in critical.items()
        if row.sent_hashes.get(key) != before.hashes.get(key) or said.get(key) != said_before.get(key)
    }


def _critical(page: Page) -> dict[str, str]:
    found = {}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            kinds: dict[str, Any] = field.stream_block.child_blocks
            for block in getattr(page, field.name).get_prep_value():
                kind = kinds.get(block["type"])
                if kind is not None and getattr(kind, "safety_critical", False):
                    found[str(block["id"])] = str(kind.label)
    return found
