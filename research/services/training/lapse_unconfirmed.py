"""Registrations whose address did not answer within three days end, and nothing of them is kept."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from research.models import Place, Registration
from research.services.training import locked
from research.services.training.register import lapse
from research.tokens import CONFIRM_LIVES


def lapse_unconfirmed() -> int:
    """How many ended."""
    old = Registration.objects.filter(state=Place.ASKED, asked_at__lt=timezone.now() - CONFIRM_LIVES)
    return one_by_one(old.order_by("pk").values_list("key", flat=True), act=_lapse)


def _lapse(key: UUID) -> bool:
    with transaction.atomic():
        row = locked.registration(key)
        if row is None or row.state != Place.ASKED:
            return False
        lapse(row)
    return True
