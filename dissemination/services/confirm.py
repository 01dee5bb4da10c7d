"""The owner of the address pressed the button: the subscriptions begin, and what was agreed to is kept."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dissemination.emails.opt_in import consent
from dissemination.keys import address_hash
from dissemination.models import AddressChange, OptIn, Subscriber, Subscription, Suppression
from dissemination.services.settle import settle
from dissemination.topics import split
from hub.models import User

VALID = timedelta(days=7)


def is_over(opt_in: OptIn) -> bool:
    """Whether the link is older than seven days, or the mailbox that holds it is no longer the subscriber's."""
    since = AddressChange.objects.filter(subscriber=opt_in.subscriber_id, confirmed_at__gte=opt_in.asked_at)
    return opt_in.asked_at < timezone.now() - VALID or since.exists()


def confirm(*, opt_in: OptIn) -> bool:
    """Begin what was asked for. Works once: False for a request that is over, used before, or of an erased address."""
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().get(pk=opt_in.subscriber_id)
        locked = OptIn.objects.select_for_update().get(pk=opt_in.pk)
        if locked.confirmed_at is not None or is_over(locked) or subscriber.status == Subscriber.Status.ERASED:
            return False
        now = timezone.now()
        locked.confirmed_at = now
        locked.confirmation_text = consent(wanted=locked.wanted, cadence=locked.cadence, language=locked.language)
        locked.save(update_fields=["confirmed_at", "confirmation_text"])
        for topic in locked.wanted:
            scope, value = split(topic)
            Subscription.objects.update_or_create(
                subscriber=subscriber,
                scope=scope,
                value=value,
                ended_at=None,
                defaults={"cadence": locked.cadence, "source": locked.source},
                create_defaults={"cadence": locked.cadence, "source": locked.source, "confirmed_at": now},
            )
        _activate(subscriber, locked)
        settle(subscribers=[subscriber.pk])
    return True


def _activate(subscriber: Subscriber, opt_in: OptIn) -> None:
    """Whoever had left comes back by their own act; an address that cannot be reached stays stopped."""
    subscriber.status = Subscriber.Status.ACTIVE
    subscriber.language = opt_in.language if opt_in.language in dict(settings.LANGUAGES) else subscriber.language
    subscriber.language_policy = opt_in.language_policy or subscriber.language_policy
    subscriber.confirmed_at = timezone.now()
    link_account(subscriber)
    subscriber.save(update_fields=["status", "language", "language_policy", "confirmed_at", "user"])
    Suppression.objects.filter(
        address_hash=address_hash(subscriber.email),
        scope=Suppression.Scope.DIGEST,
        reason=Suppression.Reason.UNSUBSCRIBED,
    ).delete()


def link_account(subscriber: Subscriber) -> None:
    """To the account that has its address, and to no other; the caller saves."""
    user = User.objects.filter(email__iexact=subscriber.email, is_active=True).first()
    Subscriber.objects.filter(user=user, user__isnull=False).exclude(pk=subscriber.pk).update(user=None)
    subscriber.user = user
