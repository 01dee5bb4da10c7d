"""The owner of saved searches gave them up: their subscriptions end."""

from collections.abc import Collection

from django.db import transaction

from dissemination.models import Subscription
from dissemination.models.subscription import EndedReason, Scope
from dissemination.services.end_subscriptions import end_one


def end_alerts(*, names: Collection[str]) -> None:
    """Whoever's they are; those that are over stay as they are."""
    with transaction.atomic():
        rows = Subscription.objects.live().filter(scope=Scope.SEARCH, value__in=names)
        for subscription in rows.select_related("subscriber").order_by("pk"):
            end_one(subscription=subscription, reason=EndedReason.OWNER)
