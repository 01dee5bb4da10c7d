"""Refusals that say nothing but that a mail was too big."""

from django.db.models import Q

from dissemination.models.event import EventKind

TOO_BIG = ("5.3.4", "5.2.3")
"""RFC 3463: too big for the system, longer than the mailbox's owner allows."""

REFUSED = (EventKind.BLOCKED, EventKind.BOUNCED_SOFT, EventKind.BOUNCED_HARD)


def was_too_big() -> Q:
    """Of events."""
    return Q(kind__in=REFUSED, detail__enhanced__in=TOO_BIG)


def bounced() -> Q:
    """Of events: refused for another reason than that."""
    return Q(kind__in=REFUSED) & ~Q(detail__enhanced__in=TOO_BIG)
