"""Lays tombstones on the numbers of a page that was taken down."""

from uuid import UUID

from django.conf import settings

from manual.models import CitableNumber, LawReference
from manual.services.tombstones import bury


def bury_page(*, page_key: UUID, language: str) -> None:
    """Mark all numbers of a withdrawn source page as removed. Runs in the transaction of the withdrawal."""
    if language != settings.LANGUAGE_CODE:
        return
    bury(CitableNumber.objects.standing().filter(page_key=page_key))
    LawReference.objects.filter(page_key=page_key).delete()
