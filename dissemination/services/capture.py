"""Turn something new into one content event, in the caller's transaction, and keep its words up to date."""

from django.db import transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.models import ContentEvent, ContentWording
from dissemination.services.settle import settle
from dissemination.sources import SOURCES, Item
from hub.ports import saved_searches


def capture(*, kind: str, key: str, version: str = "1", note: str = "", new: bool = True) -> ContentEvent | None:
    """The event of `key` in `version`; None where there is none and `new` forbids to make one.

    The same version is the same event. One that was withdrawn stands again and is fanned out anew, and so is one that
    people's own searches find only now: whoever got it before does not get it twice. What an officer withdrew stays
    withdrawn.
    """
    item = SOURCES[kind].item(key)
    if item is None:
        return None
    with transaction.atomic():
        event_key = f"{kind}:{key}:{version}"
        event = ContentEvent.objects.select_for_update().filter(event_key=event_key).first()
        if event is None:
            if not new:
                return None
            event, _made = ContentEvent.objects.get_or_create(
                event_key=event_key,
                defaults={
                    "kind": kind,
                    "item_key": key,
                    "source_language": item.source_language,
                    "note": note,
                    "of_manual": SOURCES[kind].of_manual,
                    "themes": list(item.themes),
                    "countries": list(item.countries),
                    "searches": saved_searches.finding(kind, key),
                },
            )
        else:
            _announce_again(event)
        _write_words(event, item)
        doorbell.ring_digests()
    return event


def _announce_again(event: ContentEvent) -> None:
    back = event.withdrawn_at is not None and not event.withdrawn_because
    found = {name for name in saved_searches.finding(event.kind, event.item_key) if saved_searches.is_own(name)}
    newly = sorted(found - set(event.searches))
    if not back and (event.withdrawn_at is not None or not newly):
        return
    event.searches = [*event.searches, *newly]
    event.withdrawn_at, event.fanned_out_at = None, None
    if back:
        event.occurred_at = timezone.now()
    event.save(update_fields=["searches", "withdrawn_at", "fanned_out_at", "occurred_at"])


def renew_words(*, kind: str, key: str) -> None:
    """Let what waits be said in the item's present words and languages; a new language is fanned out to its readers."""
    item = SOURCES[kind].item(key)
    if item is None:
        return
    with transaction.atomic():
        for event in ContentEvent.objects.of_item(kind, key).standing().select_for_update():
            _write_words(event, item)
        doorbell.ring_digests()


def _write_words(event: ContentEvent, item: Item) -> None:
    languages = [words.language for words in item.words]
    gone, _rows = event.wordings.exclude(language__in=languages).delete()
    ContentWording.objects.bulk_create(
        [
            ContentWording(
                event=event,
                language=words.language,
                title=words.title[:300],
                summary=words.summary,
                url=words.url,
            )
            for words in item.words
        ],
        update_conflicts=True,
        unique_fields=["event", "language"],
        update_fields=["title", "summary", "url"],
    )
    if gone:
        settle(events=[event.pk])
