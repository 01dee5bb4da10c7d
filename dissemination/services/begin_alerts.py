"""Somebody who is logged in wants to hear what a search of their own finds, in their digests."""

from typing import Any

from django.db import transaction

from dissemination.models import Suppression
from dissemination.models.subscription import Scope
from dissemination.queries.own_subscriber import has_proven, own_subscriber
from dissemination.queries.pace_of_person import pace_of_person
from dissemination.queries.stopped import stopped
from dissemination.services.add_topics import add_topics
from dissemination.services.heed_limits import HubIsBusy
from dissemination.services.subscribe import subscribe, subscriber_of
from hub.people.mailbox import normalised
from hub.ports.saved_searches import Begun


def begin_alerts(*, user: Any, name: str, language: str) -> Begun:
    """An account that has proven its address needs no mail that asks; who had left comes back by this.

    What stands against mail to the address stays.
    """
    barrier = stopped(user.email)
    if barrier is not None and barrier.reason != Suppression.Reason.UNSUBSCRIBED:
        return Begun.STOPPED
    wanted, cadence = [f"{Scope.SEARCH}:{name}"], pace_of_person(user)
    if not has_proven(user):
        try:
            asked = subscribe(address=user.email, wanted=wanted, cadence=cadence, language=language)
        except HubIsBusy:
            return Begun.BUSY
        return Begun.ASKED if asked else Begun.STOPPED
    with transaction.atomic():
        subscriber = own_subscriber(user) or subscriber_of(normalised(user.email), language)
        add_topics(subscriber=subscriber, wanted=wanted, cadence=cadence)
    return Begun.LIVE
