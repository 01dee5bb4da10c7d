"""The subscriber that an account may look after without a mail: whose address it has, and has proven to own."""

from typing import Any

from allauth.account.models import EmailAddress

from dissemination.models import Subscriber
from hub.people.mailbox import normalised


def own_subscriber(user: Any) -> Subscriber | None:
    """None where the account has no such address, or nobody subscribed with it. Two queries, none for a visitor."""
    if not has_proven(user):
        return None
    found = Subscriber.objects.filter(email=normalised(user.email))
    return found.exclude(status__in=[Subscriber.Status.UNCONFIRMED, Subscriber.Status.ERASED]).first()


def has_proven(user: Any) -> bool:
    """Whether the account's address is known to be its owner's. One query, none for a visitor."""
    if not user.is_authenticated or not user.email:
        return False
    return EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()
