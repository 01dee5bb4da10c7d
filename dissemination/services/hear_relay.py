"""What the relay's log says of a message becomes evidence and events, once it is known which message is meant.

A line waits until the one that names its mail was read, whichever came first and however the log was cut up.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from dissemination.models.evidence import EvidenceSource, RelayQueue, RelayRemark
from dissemination.services.collect_evidence import RELAY
from dissemination.services.project import project

OTHERS_KEPT = timedelta(days=3)
"""Lines of which nobody says whose they are: mail of others that goes by the same relay."""
KEPT = timedelta(days=30)
"""Longer than a relay keeps a mail in its queue."""

# A queue id may be given anew: a line is about the mail that was named last before it, and its recipient is ours.
HEARD = """
heard AS (
    SELECT r.id, r.queue_id, r.said_at, r.event, r.enhanced, r.refusal, r.words,
           named.message_id, named.named_at, m.delivery_id, m.to_address <> '' AS is_known,
           r.recipient_hash IS NULL OR m.address_hash IS NULL OR m.address_hash = r.recipient_hash AS is_ours
    FROM dissemination_relayremark r
    CROSS JOIN LATERAL (
        SELECT q.message_id, q.named_at FROM dissemination_relayqueue q
        WHERE q.source = r.source AND q.queue_id = r.queue_id AND q.named_at <= r.said_at + interval '5 seconds'
        ORDER BY q.named_at DESC, q.message_id LIMIT 1) named
    JOIN dissemination_outboundmessage m ON m.id = named.message_id
    WHERE r.source = %(source)s
)"""

HEAR = f"""
WITH {HEARD}, accepted AS (
    INSERT INTO dissemination_relayevidence (message_id, source, queue_id, seen_at)
    SELECT DISTINCT message_id, %(source)s, queue_id || ':' || message_id, named_at FROM heard WHERE is_ours
    ON CONFLICT (source, queue_id) DO NOTHING
), seen AS (
    INSERT INTO dissemination_deliveryevent
        (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
    SELECT message_id, delivery_id, 'relaylog',
           message_id || ':' || queue_id || ':' || event || ':' || extract(epoch FROM said_at)::numeric(16, 3),
           event, said_at, jsonb_strip_nulls(jsonb_build_object('enhanced', enhanced, 'refusal', NULLIF(refusal, '')))
    FROM heard WHERE is_ours
    ON CONFLICT (source, source_event_id) DO NOTHING
    RETURNING message_id, delivery_id, kind, occurred_at
), kept AS (
    INSERT INTO dissemination_relaytext (message_id, source, text, received_at)
    SELECT heard.message_id, 'relaylog', heard.words, heard.said_at
    FROM heard JOIN seen
      ON (seen.message_id, seen.kind, seen.occurred_at) = (heard.message_id, heard.event, heard.said_at)
    WHERE heard.words <> '' AND heard.is_known AND heard.event NOT IN ('delivered', 'relayed') AND heard.is_ours
), done AS (
    DELETE FROM dissemination_relayremark r USING heard WHERE r.id = heard.id
)
SELECT DISTINCT delivery_id FROM seen WHERE delivery_id IS NOT NULL
"""  # noqa: S608 - HEARD is a constant


def hear_relay() -> int:
    """Returns how many deliveries were concerned. Two at once wait for each other."""
    with transaction.atomic():
        EvidenceSource.objects.select_for_update().filter(name=RELAY).first()
        with connection.cursor() as cursor:
            cursor.execute(HEAR, {"source": RELAY})
            deliveries = [delivery for (delivery,) in cursor.fetchall()]
        project(deliveries=deliveries)
    return len(deliveries)


def forget_remarks() -> None:
    """What nobody names, and what a relay has long done with."""
    now = timezone.now()
    named = RelayQueue.objects.values("queue_id")
    RelayRemark.objects.filter(said_at__lt=now - OTHERS_KEPT).exclude(queue_id__in=named).delete()
    RelayRemark.objects.filter(said_at__lt=now - KEPT).delete()
    RelayQueue.objects.filter(named_at__lt=now - KEPT).delete()
