"""A subscriber wants to hear nothing for a while; what is new waits, and goes out the day after."""

from datetime import date

from dissemination.models import Subscriber


def pause(*, subscriber: Subscriber, until: date | None) -> None:
    """Through that day in Brussels; None goes on at once."""
    Subscriber.objects.filter(pk=subscriber.pk).update(paused_until=until)
