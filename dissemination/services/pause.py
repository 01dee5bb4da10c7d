"""A subscriber wants to hear nothing for a while; what is new waits, and goes out the day after."""

from datetime import date

from django.db import transaction

from dissemination.models import Subscriber
from dissemination.services.recall import take_back


def pause(*, subscriber: Subscriber, until: date | None) -> None:
    """Through that day in Brussels, with what is written already and has not left; None goes on at once.

    Locks no key: whoever fans out holds the events that are locked next, and refers to the subscriber.
    """
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update(no_key=True).get(pk=subscriber.pk)
        locked.paused_until = until
        locked.save(update_fields=["paused_until"])
        if until is not None:
            take_back(subscriber=locked)
