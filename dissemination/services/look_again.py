"""Something that items are made of was saved or deleted: what waits follows it, in the caller's transaction."""

from django.db import transaction

from dissemination.models import ContentEvent
from dissemination.services.capture import capture, renew_words
from dissemination.services.withdraw_content import withdraw_content
from dissemination.sources import SOURCES


def look_again(*, kind: str, key: str) -> None:
    """An item that is gone is withdrawn, one that is back stands again, one that is called otherwise is said so."""
    with transaction.atomic():
        known = ContentEvent.objects.of_item(kind, key).last()
        if known is None:
            return
        if SOURCES[kind].item(key) is None:
            withdraw_content(kind=kind, key=key)
        elif known.withdrawn_at is not None:
            capture(kind=kind, key=key, version=known.version)
        else:
            renew_words(kind=kind, key=key)
