"""A finding is as closed as the strictest of its paragraphs, from the moment that one of these is."""

from uuid import UUID

from django.conf import settings

from hub.models import AccessRule
from hub.ports import citable
from hub.publishing.services.apply_access import apply_access
from research.models import FindingPage


def follow_access(*, changed: UUID) -> None:
    """Close and open findings as the paragraphs now are. Runs in the transaction that changed the access of a page."""
    pages = list(FindingPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True))
    if not pages or changed in {page.translation_key for page in pages}:
        return
    closed = citable.get().closed({number for page in pages for number in page.numbers})
    ruled = set(
        AccessRule.objects.filter(block_id="", page_key__in=[page.translation_key for page in pages]).values_list(
            "page_key", flat=True
        )
    )
    for page in pages:
        is_closed = page.access == page.Access.PRACTITIONERS or not closed.isdisjoint(page.numbers)
        if is_closed != (page.translation_key in ruled):
            apply_access(page)
