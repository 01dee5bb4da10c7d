"""A canary of each language subscribes to everything at once, as CANARIES says; one that is no longer named ends."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dissemination.models import Subscriber, Subscription
from dissemination.models.subscription import Cadence, EndedReason, Scope
from dissemination.queries.canaries import SOURCE
from hub.people.mailbox import normalised


def keep_canaries() -> None:
    """Safe to repeat. One that cannot be reached, or that somebody unsubscribed, stays so: the health page says it."""
    named = {normalised(address): language for language, address in settings.HUB_CANARIES.items()}
    with transaction.atomic():
        for address, language in named.items():
            _subscribe(address, language)
        gone = Subscription.objects.live().filter(source=SOURCE).exclude(subscriber__email__in=named)
        gone.update(ended_at=timezone.now(), ended_reason=EndedReason.PREFERENCES)


def _subscribe(address: str, language: str) -> None:
    now = timezone.now()
    fresh = {"language": language, "status": Subscriber.Status.ACTIVE, "confirmed_at": now}
    canary, _made = Subscriber.objects.get_or_create(email=address, defaults=fresh)
    Subscriber.objects.filter(pk=canary.pk).exclude(language=language).update(language=language)
    if not canary.subscriptions.filter(source=SOURCE).exclude(ended_reason=EndedReason.PREFERENCES).exists():
        Subscription.objects.get_or_create(
            subscriber=canary,
            scope=Scope.ALL,
            value="",
            ended_at=None,
            defaults={"cadence": Cadence.IMMEDIATE, "source": SOURCE, "confirmed_at": now},
        )
