"""Addresses that nobody confirmed, and those of people who left, are forgotten after 30 days."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from dissemination.models import OptIn, Subscriber, Subscription

KEPT = timedelta(days=30)


def forget_addresses() -> int:
    """Returns how many addresses were blanked. The suppression of whoever left stays, by its HMAC."""
    before = timezone.now() - KEPT
    recent = OptIn.objects.filter(subscriber=OuterRef("pk"), asked_at__gt=before)
    idle = Subscriber.objects.filter(created_at__lt=before).exclude(Exists(recent))
    ended = Subscription.objects.filter(subscriber=OuterRef("pk"), ended_at__gt=before)
    left = idle.filter(status=Subscriber.Status.UNSUBSCRIBED).exclude(Exists(ended))
    return _blank(idle.filter(status=Subscriber.Status.UNCONFIRMED)) + _blank(left)


def _blank(rows: QuerySet[Subscriber]) -> int:
    return rows.update(status=Subscriber.Status.ERASED, email="", user=None)
