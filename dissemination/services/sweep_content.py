"""Finds what should have been announced and was not, because a process died between a commit and its listeners."""

from datetime import timedelta

from django.utils import timezone

from dissemination.models import ContentEvent
from dissemination.services.capture import capture
from dissemination.services.withdraw_content import withdraw_content
from dissemination.sources import SOURCES
from hub.people.reader import Reader

LOOK_BACK = timedelta(days=35)
EVERYTHING = Reader(practitioner=True)


def sweep_content() -> int:
    """Returns how many events were made or withdrawn."""
    since = timezone.now() - LOOK_BACK
    changed = 0
    for kind, source in SOURCES.items():
        known = set(ContentEvent.objects.filter(kind=kind).values_list("item_key", flat=True))
        for key in set(source.since(since)) - known:
            changed += capture(kind=kind, key=key) is not None
        standing = ContentEvent.objects.filter(kind=kind, occurred_at__gte=since).standing()
        keys = set(standing.values_list("item_key", flat=True))
        for key in keys - source.readable(keys, EVERYTHING):
            withdraw_content(kind=kind, key=key)
            changed += 1
    return changed
