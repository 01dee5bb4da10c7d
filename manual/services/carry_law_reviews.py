"""Keeps open what somebody must look at after an amendment, where a paragraph only moves."""

from collections.abc import Collection
from uuid import UUID

from manual.models import LawReview


def open_law_reviews_of(*page_keys: UUID) -> list[int]:
    """Keys of the rows that are open in these sections, to be handed to `carry_law_reviews`."""
    return list(LawReview.objects.open().filter(page_key__in=page_keys).values_list("pk", flat=True))


def carry_law_reviews(*, rows: Collection[int], blocks: Collection[str], from_key: UUID, to_key: UUID) -> None:
    """Open the rows again that the publication of both sections closed; those of the blocks go along.

    No word has changed, so that nobody has looked at it. Runs in the caller's transaction.
    """
    found = LawReview.objects.filter(pk__in=rows)
    found.update(outcome="", closed_at=None)
    found.filter(page_key=from_key, block_id__in=blocks).update(page_key=to_key)
