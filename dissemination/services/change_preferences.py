"""What a subscriber changes on the page of settings; what waits follows at once."""

from collections.abc import Mapping

from django.db import transaction

from dissemination.models import Subscriber
from dissemination.models.subscription import Cadence
from dissemination.services.end_subscriptions import settle


def change_preferences(*, subscriber: Subscriber, language: str, cadences: Mapping[str, str]) -> None:
    """`cadences` by the key of the subscription; those of somebody else or ended are left alone."""
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        locked.language = language
        locked.save(update_fields=["language"])
        for subscription in locked.subscriptions.live():
            wanted = cadences.get(str(subscription.key), "")
            if wanted in Cadence.values and wanted != subscription.cadence:
                subscription.cadence = wanted
                subscription.save(update_fields=["cadence"])
        settle(locked)
