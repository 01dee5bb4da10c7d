"""Addresses that nobody confirmed, that cannot be reached, or whose owners left are forgotten after 30 days."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from dissemination.models import AddressChange, OptIn, RecordedBasis, Subscriber, Subscription

KEPT = timedelta(days=30)
LEFT = (Subscriber.Status.UNSUBSCRIBED, Subscriber.Status.UNDELIVERABLE)


def forget_addresses() -> int:
    """Returns how many addresses were blanked. The suppression of whoever left stays, by its HMAC.

    What was written down about an address, and where its owner wanted to go, goes with it.
    """
    before = timezone.now() - KEPT
    recent = OptIn.objects.filter(subscriber=OuterRef("pk"), asked_at__gt=before)
    idle = Subscriber.objects.filter(created_at__lt=before).exclude(Exists(recent))
    ended = Subscription.objects.filter(subscriber=OuterRef("pk"), ended_at__gt=before)
    left = idle.filter(status__in=LEFT).exclude(Exists(ended))
    return blank(idle.filter(status=Subscriber.Status.UNCONFIRMED)) + blank(left)


def blank(rows: QuerySet[Subscriber]) -> int:
    """Of these, each with what was written down about it; nothing stands against the addresses by this."""
    with transaction.atomic():
        found = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
        AddressChange.objects.filter(subscriber__in=found).exclude(email="").update(email="")
        RecordedBasis.objects.filter(subscriber__in=found).exclude(note="").update(note="")
        erased = {"status": Subscriber.Status.ERASED, "email": "", "user": None}
        return Subscriber.objects.filter(pk__in=found).update(**erased)
