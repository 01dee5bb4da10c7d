"""Puts every place that rests on an amended article on the editors' review list."""

from hub.models import LegalAmendment
from manual.models import LawReference, LawReview


def open_law_reviews(*, amendment: LegalAmendment) -> None:
    """One row a place, however often it is called. Runs in the transaction that marks the amendment."""
    references = LawReference.objects.filter(article_id=amendment.article_id).order_by("pk")
    LawReview.objects.bulk_create(
        (
            LawReview(
                amendment=amendment,
                page_key=reference.page_key,
                block_id=reference.paragraph_id or reference.block_id,
                reference_id=reference.block_id,
            )
            for reference in references
        ),
        ignore_conflicts=True,
    )
