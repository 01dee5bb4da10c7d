"""Something is gone before it was sent: it disappears from what waits, and from messages that have not left."""

from django.db import transaction
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry
from dissemination.services.capture import renew_words
from dissemination.services.recall import recall


def withdraw_content(*, kind: str, key: str, language: str = "", because: str = "") -> None:
    """In the transaction of the removal. With `language`, only that translation is gone unless it is the source.

    With `because`, an officer does not want it told: it does not stand again by itself.
    """
    with transaction.atomic():
        events = ContentEvent.objects.of_item(kind, key).standing().select_for_update()
        if language and any(event.source_language != language for event in events):
            renew_words(kind=kind, key=key)
            recall(events=[event.pk for event in events])
            return
        gone = [event.pk for event in events]
        ContentEvent.objects.filter(pk__in=gone).update(withdrawn_at=timezone.now(), withdrawn_because=because)
        entries = DigestEntry.objects.unsent().filter(event__in=gone)
        entries.update(state=DigestEntry.State.WITHDRAWN)
        recall(events=gone)
