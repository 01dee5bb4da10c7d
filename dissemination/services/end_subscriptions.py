"""Leaving: one subscription or all of them. Takes effect before the next message; entries that nothing asks for go.

The key of the subscriber is not locked, so that nobody who leaves and a worker that fans out wait for each other.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dissemination.models import Subscriber, Subscription, Suppression
from dissemination.models.subscription import EndedReason
from dissemination.services.settle import settle
from dissemination.services.suppress import suppress


def end_one(*, subscription: Subscription, reason: EndedReason, message: UUID | None = None) -> None:
    """End one; whoever ends the last one is unsubscribed. `message`: the one whose link did it, where known."""
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update(no_key=True).get(pk=subscription.subscriber_id)
        _end(subscriber, reason, only=subscription, message=message)
        if not subscriber.subscriptions.live().exists():
            _unsubscribe(subscriber)


def end_all(*, subscriber: Subscriber, reason: EndedReason, message: UUID | None = None) -> None:
    """End all; messages that wait in the ledger are stopped by the suppression. Asking twice changes nothing."""
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update(no_key=True).get(pk=subscriber.pk)
        _end(locked, reason, message=message)
        _unsubscribe(locked)


def leave(*, subscriber: Subscriber, reason: EndedReason) -> None:
    """The ledger may not write to this address any more."""
    with transaction.atomic():
        _end(subscriber, reason)
        Subscriber.objects.filter(pk=subscriber.pk).update(status=Subscriber.Status.UNDELIVERABLE)


def _end(
    subscriber: Subscriber, reason: EndedReason, *, only: Subscription | None = None, message: UUID | None = None
) -> None:
    rows = subscriber.subscriptions.live()
    if only is not None:
        rows = rows.filter(pk=only.pk)
    rows.update(ended_at=timezone.now(), ended_reason=reason, ended_message=message)
    settle(subscribers=[subscriber.pk])


def _unsubscribe(subscriber: Subscriber) -> None:
    if subscriber.status in (Subscriber.Status.ACTIVE, Subscriber.Status.PAUSED):
        Subscriber.objects.filter(pk=subscriber.pk).update(status=Subscriber.Status.UNSUBSCRIBED)
    if subscriber.email:
        suppress(address=subscriber.email, scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.UNSUBSCRIBED)
