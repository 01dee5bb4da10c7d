"""What happens to translations whose source is no longer public (design 5.1).

`hub.publishing.services.take_down` takes them down with their source; a source that is deleted takes them along here.
"""

from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from hub.publishing.services.take_down import take_down
from translation.models import PageTranslation


def reopen(*, page_key: UUID) -> int:
    """Approved translations are drafts again, in the caller's transaction, and none is held; returns how many.

    Their texts stay: once the source is public again they are sent to review as they are.
    """
    approved = PageTranslation.objects.of_page(page_key).filter(state=PageTranslation.State.APPROVED)
    reopened = approved.update(state=PageTranslation.State.DRAFT)
    PageTranslation.objects.unopened().of_page(page_key).update(unopened_revision_id=0)
    return reopened


def withdraw(*, page_key: UUID) -> int:
    """Take every public translation of a page down, in the caller's transaction; returns how many there were.

    What was approved and held is held no longer.
    """
    PageTranslation.objects.unopened().of_page(page_key).update(unopened_revision_id=0)
    pages = Page.objects.live().filter(translation_key=page_key)
    public = list(pages.exclude(locale__language_code=settings.LANGUAGE_CODE))
    for page in public:
        take_down(page=page)
    return len(public)
