"""How many mails people who only typed an address have caused within a day."""

from datetime import timedelta

from django.utils import timezone

from dissemination.keys import address_hash
from dissemination.models import AddressChange, OptIn, OutboundMessage, Subscriber

DAY = timedelta(days=1)


def asked_by_anybody() -> int:
    """On the whole Hub. Links to settings go to known subscribers alone and do not count. Two counts."""
    since = timezone.now() - DAY
    changes = AddressChange.objects.filter(asked_at__gt=since)
    return OptIn.objects.filter(asked_at__gt=since).exclude(source=OptIn.SETTINGS).count() + changes.count()


def asked_for(email: str) -> int:
    """Mails to one address that ask its owner, by whomever."""
    hashed = address_hash(email)
    return OutboundMessage.objects.filter(
        address_hash=hashed, kind="optin", created_at__gt=timezone.now() - DAY
    ).count()


def asked_by(subscriber: Subscriber) -> int:
    """Changes of address that the holder of a page of settings asked for."""
    return subscriber.address_changes.filter(asked_at__gt=timezone.now() - DAY).count()
