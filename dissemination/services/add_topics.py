"""Whoever holds the page of settings wants to hear about more: the page proves the mailbox, no mail need ask."""

from collections.abc import Sequence

from django.db import transaction

from dissemination.models import OptIn, Subscriber
from dissemination.services.confirm import confirm


def add_topics(*, subscriber: Subscriber, wanted: Sequence[str], cadence: str) -> None:
    """What was agreed to is kept as after a mail; who had left comes back by this."""
    with transaction.atomic():
        opt_in = OptIn.objects.create(
            subscriber=subscriber,
            wanted=list(wanted),
            cadence=cadence,
            language=subscriber.language,
            source=OptIn.SETTINGS,
        )
        confirm(opt_in=opt_in)
