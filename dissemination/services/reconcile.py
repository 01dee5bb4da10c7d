"""Settle doubt by evidence, in both directions; where none can come, by the policy of the kind.

The same statement finds messages that a relay accepted while the database had forgotten it (a restored backup).
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from dissemination.services.collect_evidence import RELAY, collect_evidence
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.hear_relay import hear_relay
from dissemination.services.project import project

POISON_AFTER = 3

ACCEPTED = """
WITH settled AS (
    UPDATE dissemination_outboundmessage m
    SET state = 'accepted', held = '', settled_by = CASE e.source WHEN 'dsn' THEN 'dsn' ELSE 'relaylog' END,
        final_at = statement_timestamp()
    FROM (SELECT DISTINCT ON (message_id) message_id, source, queue_id, seen_at
          FROM dissemination_relayevidence ORDER BY message_id, source = 'dsn', seen_at) e
    WHERE e.message_id = m.id AND m.state IN ('in_doubt', 'held', 'queued', 'expired', 'cancelled', 'suppressed')
    RETURNING m.id, m.delivery_id, e.source, e.queue_id, e.seen_at
)
INSERT INTO dissemination_deliveryevent
    (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, delivery_id, CASE source WHEN 'dsn' THEN 'dsn' ELSE 'relaylog' END, source || ':' || queue_id, 'accepted',
       seen_at, '{}' FROM settled
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""

NOT_ACCEPTED = """
UPDATE dissemination_outboundmessage m
SET state = CASE WHEN doubts >= %(poison)s THEN 'held' ELSE 'queued' END,
    held = CASE WHEN doubts >= %(poison)s THEN 'poison' ELSE '' END,
    not_before = statement_timestamp()
FROM dissemination_evidencesource source
WHERE m.state = 'in_doubt' AND source.name = %(source)s
  AND source.read_at >= m.in_doubt_at + make_interval(secs => %(settle)s)
  AND NOT EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = m.id)
  AND source.whole_since <= (
      SELECT max(started_at) FROM dissemination_deliveryattempt a WHERE a.message_id = m.id)
RETURNING m.lane, m.state
"""

BY_POLICY = """
WITH settled AS (
    UPDATE dissemination_outboundmessage m
    SET state = CASE WHEN unknown = 'drop' THEN 'cancelled'
                     WHEN unknown = 'resend' AND doubts < 2 THEN 'queued' ELSE 'held' END,
        held = CASE WHEN unknown = 'drop' OR unknown = 'resend' AND doubts < 2 THEN '' ELSE 'unknown' END,
        settled_by = CASE WHEN unknown = 'drop' THEN 'policy' ELSE '' END,
        final_at = CASE WHEN unknown = 'drop' THEN statement_timestamp() END,
        not_before = statement_timestamp()
    WHERE state = 'in_doubt' AND in_doubt_at < statement_timestamp() - 2 * make_interval(secs => %(settle)s)
      AND NOT EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = m.id)
    RETURNING id, delivery_id, attempts, state
)
INSERT INTO dissemination_deliveryevent
    (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, delivery_id, 'policy', id || ':' || attempts || ':settled',
       CASE state WHEN 'cancelled' THEN 'cancelled' ELSE 'note' END, statement_timestamp(),
       jsonb_build_object('became', state)
FROM settled
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""


@dataclass(frozen=True)
class Settled:
    """How doubts ended."""

    accepted: int
    not_accepted: int
    by_policy: int


def reconcile() -> Settled:
    """Evidence first; what it cannot tell after twice the settle time is decided by the policy."""
    collect_evidence()
    hear_relay()
    values: dict[str, Any] = {"settle": settings.HUB_SETTLE_SECONDS, "poison": POISON_AFTER, "source": RELAY}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ACCEPTED)
        accepted = cursor.rowcount
        deliveries = [delivery for (delivery,) in cursor.fetchall() if delivery]
        cursor.execute(NOT_ACCEPTED, values)
        not_accepted = cursor.rowcount
        cursor.execute(BY_POLICY, values)
        by_policy = cursor.rowcount
        deliveries += [delivery for (delivery,) in cursor.fetchall() if delivery]
        project(deliveries=deliveries)
    follow_bounces()
    return Settled(accepted, not_accepted, by_policy)
