"""How often somebody gets digests, so that a new subscription of theirs comes with the others."""

from typing import Any

from dissemination.models.subscription import Cadence
from dissemination.queries.own_subscriber import own_subscriber


def pace_of_person(user: Any) -> Cadence:
    """That of the subscription that comes most often; once a day where there is none."""
    subscriber = own_subscriber(user)
    held = set(subscriber.subscriptions.live().values_list("cadence", flat=True)) if subscriber else set()
    return next((cadence for cadence in Cadence if cadence in held), Cadence.DAILY)
