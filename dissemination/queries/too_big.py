"""Refusals that say nothing but that a mail was too big."""

from django.db.models import Q

from dissemination.evidence.refusals import TOO_LARGE
from dissemination.models.event import EventKind

REFUSED = (EventKind.BOUNCED_SOFT, EventKind.BOUNCED_HARD, EventKind.BLOCKED)


def was_too_big() -> Q:
    """Of events."""
    return Q(kind__in=REFUSED, detail__enhanced__in=TOO_LARGE)


def bounced() -> Q:
    """Of events: refused for another reason than that."""
    return Q(kind__in=REFUSED) & ~Q(detail__enhanced__in=TOO_LARGE)
