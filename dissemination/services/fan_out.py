"""From an event to one entry for each subscriber who asked for it: in SQL, by flag, any number of workers at once."""

import logging

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry, Subscriber
from dissemination.queries.matches import FASTEST, MATCH
from dissemination.sources import SOURCES
from hub.people.reader import PUBLIC

logger = logging.getLogger(__name__)

INSERT = f"""
INSERT INTO dissemination_digestentry
    (subscriber_id, event_id, dedup_key, cadence, state, returned, created_at)
SELECT s.subscriber_id, e.id, e.event_key, {FASTEST}, 'pending', 0, now()
FROM dissemination_contentevent e
JOIN dissemination_subscription s ON s.ended_at IS NULL AND {MATCH}
JOIN dissemination_subscriber u ON u.id = s.subscriber_id AND u.status IN ('active', 'paused')
WHERE e.id = %(event)s AND (%(public)s OR u.id = ANY (%(practitioners)s))
GROUP BY s.subscriber_id, e.id
ON CONFLICT (subscriber_id, dedup_key) DO UPDATE SET state = 'pending', cadence = EXCLUDED.cadence
WHERE dissemination_digestentry.state = 'withdrawn'
"""  # noqa: S608 - constants of the query modules


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
        event = ContentEvent.objects.waiting().select_for_update(skip_locked=skip_locked).order_by("pk").first()
        if event is None:
            return False
        public = bool(SOURCES[event.kind].readable([event.item_key], PUBLIC))
        practitioners = [] if public else list(Subscriber.objects.practitioners().values_list("pk", flat=True))
        older = DigestEntry.objects.pending().filter(
            event__kind=event.kind, event__item_key=event.item_key, event__lt=event.pk
        )
        older.update(state=DigestEntry.State.SUPERSEDED)
        with connection.cursor() as cursor:
            cursor.execute(INSERT, {"event": event.pk, "public": public, "practitioners": practitioners})
        event.fanned_out_at = timezone.now()
        event.save(update_fields=["fanned_out_at"])
        return True


def _be_patient() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
