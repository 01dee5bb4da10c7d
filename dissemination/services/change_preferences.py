"""What a subscriber changes on the page of settings; what waits follows at once."""

from collections.abc import Mapping

from django.db import transaction

from dissemination.models import Subscriber
from dissemination.models.subscriber import LanguagePolicy
from dissemination.models.subscription import Cadence
from dissemination.services.settle import settle


def change_preferences(
    *, subscriber: Subscriber, language: str, cadences: Mapping[str, str], language_policy: str = ""
) -> None:
    """`cadences` by the key of the subscription; those of somebody else or ended are left alone.

    An empty `language_policy` changes none.
    """
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        locked.language = language
        if language_policy in LanguagePolicy.values:
            locked.language_policy = language_policy
        locked.save(update_fields=["language", "language_policy"])
        for subscription in locked.subscriptions.live():
            wanted = cadences.get(str(subscription.key), "")
            if wanted in Cadence.values and wanted != subscription.cadence:
                subscription.cadence = wanted
                subscription.save(update_fields=["cadence"])
        settle(subscribers=[locked.pk])
