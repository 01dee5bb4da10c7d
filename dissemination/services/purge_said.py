"""Forgets what was said about contacts, and consents, when their time is over. Idempotent; run daily."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from dissemination.models.address_change import AddressChange
from dissemination.models.contact_request import ContactRequest
from dissemination.models.recorded_basis import RecordedBasis
from dissemination.models.review import ContactReview
from dissemination.models.subscriber import OptIn
from dissemination.models.subscription import Subscription

CHANGES = timedelta(days=30)
REQUESTS = timedelta(days=180)
YEARS = timedelta(days=3 * 365)


def purge_said() -> None:
    """What waits for an officer stays; a consent stays while a subscription rests on it, and three years more."""
    now = timezone.now()
    with transaction.atomic():
        AddressChange.objects.filter(asked_at__lt=now - CHANGES).delete()
        ContactRequest.objects.filter(decided_at__lt=now - REQUESTS).delete()
        ContactReview.objects.filter(asked_at__lt=now - YEARS).delete()
        Subscription.objects.filter(ended_at__lt=now - YEARS).delete()
        left = Subscription.objects.filter(subscriber=OuterRef("subscriber"))
        OptIn.objects.filter(~Exists(left), asked_at__lt=now - YEARS).delete()
        RecordedBasis.objects.filter(~Exists(left), entered_at__lt=now - YEARS).delete()
