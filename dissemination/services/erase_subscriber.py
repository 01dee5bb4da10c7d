"""Forget an address for good: only its HMAC stays, so that nothing revives it."""

from dissemination.models import Subscriber
from dissemination.services.erase_address import erase_address


def erase_subscriber(*, subscriber: Subscriber) -> None:
    """The row stays without address, person and links that work; a second time changes nothing."""
    if subscriber.email:
        erase_address(address=subscriber.email)
