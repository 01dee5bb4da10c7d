"""Addresses and answers with names go when it was said that they go, and at once where somebody asks for it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from hub.ports import notices
from research.keys import asked_fingerprint
from research.models import Asked, Draft


def forget_addresses(*, addresses: Iterable[str]) -> None:
    """In the caller's transaction: the owner of these addresses asked for it. What was published stays."""
    digests = [asked_fingerprint(one) for one in addresses]
    for key in list(Asked.objects.filter(address_hash__in=digests).values_list("key", flat=True)):
        forget(key=key)


def forget(*, key: UUID) -> None:
    """The whole row, its draft, and what mails to it say."""
    with transaction.atomic():
        row = Asked.objects.filter(key=key).first()
        if row is None:
            return
        if row.draft:
            Draft.objects.filter(pk=row.draft).delete()
        Asked.objects.filter(pk=row.pk).delete()
        notices.forget(f"asked:{key}:")
