"""Forget an address for good: only its HMAC stays, so that nothing revives it."""

from django.db import transaction

from dissemination.models import Subscriber
from dissemination.models.subscription import EndedReason
from dissemination.services.end_subscriptions import end_all
from dissemination.services.suppress import erase


def erase_subscriber(*, subscriber: Subscriber) -> None:
    """The row stays without address, person and links that work; a second time changes nothing."""
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        if locked.status == Subscriber.Status.ERASED:
            return
        end_all(subscriber=locked, reason=EndedReason.ERASED)
        erase(address=locked.email)
        locked.status, locked.email, locked.user = Subscriber.Status.ERASED, "", None
        locked.save(update_fields=["status", "email", "user"])
