"""Addresses that somebody typed and nobody confirmed are forgotten after 30 days."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from dissemination.models import OptIn, Subscriber

KEPT = timedelta(days=30)


def forget_unconfirmed() -> int:
    """Returns how many addresses were blanked."""
    recent = OptIn.objects.filter(subscriber=OuterRef("pk"), asked_at__gt=timezone.now() - KEPT)
    rows = Subscriber.objects.filter(status=Subscriber.Status.UNCONFIRMED).exclude(Exists(recent))
    return rows.filter(created_at__lt=timezone.now() - KEPT).update(
        status=Subscriber.Status.ERASED, email="", user=None
    )
