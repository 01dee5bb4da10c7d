"""Takes translations down with their source: what is unpublished or expired is public in no language (design 5.1)."""

from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from hub.publishing.services.take_down import take_down
from translation.models import PageTranslation


def withdraw(*, page_key: UUID) -> int:
    """Take every public translation of a page down, in the caller's transaction; returns how many there were.

    Its texts stay: once the source is public again they are sent to review as they are.
    """
    pages = Page.objects.live().filter(translation_key=page_key)
    public = list(pages.exclude(locale__language_code=settings.LANGUAGE_CODE))
    for page in public:
        take_down(page=page)
    PageTranslation.objects.of_page(page_key).filter(state=PageTranslation.State.APPROVED).update(
        state=PageTranslation.State.DRAFT
    )
    return len(public)
