"""From an event to one entry for each subscriber who asked for it: in SQL, by flag, any number of workers at once."""

import logging
from collections.abc import Collection
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry, Subscriber
from dissemination.models.subscriber import LanguagePolicy
from dissemination.queries.told import AGAIN, FIRST
from dissemination.services.settle import settle
from dissemination.sources import SOURCES
from hub.people.reader import PUBLIC

logger = logging.getLogger(__name__)

PATIENCE = "10s"


def fan_out() -> int:
    """Fan out whatever waits; returns how many events that were. A crash leaves the event waiting."""
    done = 0
    while _next(skip_locked=True):
        done += 1
    return done


def wait_for_others() -> None:
    """Until what other workers fan out has arrived, so that a digest holds all of it. What takes longer goes next time.

    Call it outside of a transaction: it takes no lock with it."""
    try:
        while _next(skip_locked=False):
            pass
    except OperationalError:
        logger.warning("An event has been held by another worker for %s; the digests go without it", PATIENCE)


def _next(*, skip_locked: bool) -> bool:
    with transaction.atomic():
        if not skip_locked:
            _be_patient()
        for events in (ContentEvent.objects.waiting(), ContentEvent.objects.with_new_words()):
            locked = events.select_for_update(of=("self",), skip_locked=skip_locked).order_by("pk").first()
            if locked is not None:
                _tell(locked)
                return True
        return False


def _tell(event: ContentEvent) -> None:
    """All who are owed `event`; where it was fanned out before, those who are owed it in a language that is new."""
    gained = event.fanned_out_at is not None
    newer = ContentEvent.objects.of_item(event.kind, event.item_key).standing().filter(pk__gt=event.pk)
    if not gained:
        older = DigestEntry.objects.unsent().filter(
            event__kind=event.kind, event__item_key=event.item_key, event__lt=event.pk
        )
        older.update(state=DigestEntry.State.SUPERSEDED)
    if not (gained and newer.exists()):
        _write_entries(event, gained=gained)
    now = timezone.now()
    event.wordings.filter(fanned_out_at=None).update(fanned_out_at=now)
    if not gained:
        event.fanned_out_at = now
        event.save(update_fields=["fanned_out_at"])


def _write_entries(event: ContentEvent, *, gained: bool) -> None:
    words = dict(event.wordings.values_list("language", "fanned_out_at"))
    public = bool(SOURCES[event.kind].readable([event.item_key], PUBLIC))
    practitioners = [] if public else list(Subscriber.objects.practitioners().values_list("pk", flat=True))
    given: dict[str, Any] = {
        "event": event.pk,
        "gained": gained,
        "spoken": list(words),
        "new": [language for language, at in words.items() if at is None or not gained],
        "public": public,
        "practitioners": practitioners,
    }
    with connection.cursor() as cursor:
        cursor.execute(FIRST, given)
        cursor.execute(AGAIN, given)
    _follow(event, list(words))


def _follow(event: ContentEvent, spoken: Collection[str]) -> None:
    """Who changed language or policy while the entries were written."""
    with connection.cursor() as cursor:
        # The references of the entries are looked up now, not at the commit: from here on who changes waits for it.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    needless = ~Q(subscriber__language_policy=LanguagePolicy.EXACT) | Q(subscriber__language__in=spoken)
    waiting = event.entries.filter(needless, state=DigestEntry.State.WAITING, dedup_key=event.event_key)
    if changed := list(waiting.values_list("subscriber_id", flat=True)):
        settle(subscribers=changed, events=[event.pk])


def _be_patient() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
