"""Refusals that say nothing but that a mail was too big, by the code or, where it says nothing, by the words."""

from django.db.models import Q

from dissemination.evidence.refusals import TOO_LARGE, Refusal
from dissemination.models.event import EventKind

REFUSED = (EventKind.BLOCKED, EventKind.BOUNCED_SOFT, EventKind.BOUNCED_HARD)


def was_too_big() -> Q:
    """Of events."""
    return Q(kind__in=REFUSED) & _names_size()


def bounced() -> Q:
    """Of events: refused for another reason than that."""
    return Q(kind__in=REFUSED) & ~_names_size()


def _names_size() -> Q:
    """As `contains`, which is also false, not null, of an event that says neither; older ones have the code alone."""
    found = Q(detail__contains={"refusal": Refusal.SIZE})
    for code in TOO_LARGE:
        found |= Q(detail__contains={"enhanced": code})
    return found
