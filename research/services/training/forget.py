"""Who registered is forgotten 90 days after the training, and at once where somebody asks to be."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import notices
from research.keys import fingerprint
from research.models import HOLDS, Invitation, Place, Registration
from research.services.training import locked
from research.services.training.seat_waiting import seat_waiting

KEPT = timedelta(days=90)


def forget_trainees() -> int:
    """Names, addresses and what the address is known by, of trainings that are over for 90 days. How many."""
    over = timezone.now() - KEPT
    old = Registration.objects.filter(training__ends_at__lt=over, forgotten_at=None)
    done = one_by_one(old.order_by("pk").values_list("key", flat=True), act=_forget)
    invited = Invitation.objects.filter(training__ends_at__lt=over).exclude(email="")
    return done + one_by_one(invited.order_by("pk").values_list("key", flat=True), act=_forget_invitation)


def forget_addresses(*, addresses: Iterable[str]) -> None:
    """In the caller's transaction: the owner of these addresses asked for it. Their places go to the next in line."""
    digests = [fingerprint(one) for one in addresses]
    rows = Registration.objects.filter(address_hash__in=digests).order_by("training_id", "pk")
    for key in list(rows.values_list("key", flat=True)):
        _forget(key)
    for key in list(Invitation.objects.filter(address_hash__in=digests).values_list("key", flat=True)):
        _forget_invitation(key)


def _forget(key: UUID) -> bool:
    with transaction.atomic():
        row = locked.registration(key)
        if row is None or row.forgotten_at is not None:
            return False
        now = timezone.now()
        stood = row.state in HOLDS and now < row.training.starts_at
        if stood:
            row.state, row.ended_at = Place.CANCELLED, now
        row.email = row.name = row.organisation = ""
        row.address_hash, row.forgotten_at = secrets.token_bytes(32), now
        row.save()
        notices.forget(f"training:{row.key}:")
        if stood:
            seat_waiting(training=row.training)
    return True


def _forget_invitation(key: UUID) -> bool:
    with transaction.atomic():
        row = Invitation.objects.select_for_update().filter(key=key).exclude(email="").first()
        if row is None:
            return False
        row.email, row.address_hash = "", secrets.token_bytes(32)
        row.save(update_fields=["email", "address_hash"])
        notices.forget(f"training:{row.key}:")
    return True
