"""The organisers say who was there; until a certificate is issued they may say otherwise."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from research.errors import NotYetError
from research.models import Place, Training
from research.services.training import locked


def say_who_came(*, training: Training, present: Collection[UUID]) -> int:
    """Of all who had a place: whether they are among `present`. How many are. Raises NotYetError, before it begins."""
    with transaction.atomic():
        row = locked.training(training.pk)
        if row.cancelled_at is not None or timezone.now() < row.starts_at:
            raise NotYetError
        seated = row.registrations.filter(state=Place.SEATED, certificate=None)
        came = seated.filter(key__in=present).update(attended=True)
        seated.exclude(key__in=present).update(attended=False)
        return came
