"""Lays tombstones on the numbers of a page that was taken down."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from manual.models import CitableNumber, Edition, LawReference


def bury_page(*, page_key: UUID, language: str) -> None:
    """Mark all numbers of a withdrawn source page as removed. Runs in the transaction of the withdrawal."""
    if language != settings.LANGUAGE_CODE:
        return
    newest = Edition.objects.values_list("number", flat=True).first() or ""
    CitableNumber.objects.standing().filter(page_key=page_key).update(removed_at=timezone.now(), last_edition=newest)
    LawReference.objects.filter(page_key=page_key).delete()
