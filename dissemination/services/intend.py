"""Commit the intent before a socket is opened, and let go of what turns out not to be wanted any more."""

import socket
from os import getpid

from django.db import transaction

from dissemination.services.claim import Batch, Claimed, fetched
from dissemination.services.project import project

INTEND = """
WITH going AS (
    UPDATE dissemination_outboundmessage message
    SET state = 'sending', attempts = attempts + 1,
        dated_at = COALESCE(dated_at, date_trunc('second', statement_timestamp()))
    WHERE lease_token = %(lease)s AND state = 'claimed' AND expires_at > statement_timestamp() AND text_id IS NOT NULL
      AND to_address <> ''
      AND NOT EXISTS (
          SELECT 1 FROM dissemination_suppression s
          WHERE s.address_hash = message.address_hash AND s.scope IN ('all', message.scope)
            AND (s.expires_at IS NULL OR s.expires_at > statement_timestamp()))
      AND NOT EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = message.id)
    RETURNING id, attempts, dated_at
), begun AS (
    INSERT INTO dissemination_deliveryattempt (message_id, number, worker, started_at, phase, enhanced, outcome)
    SELECT id, attempts, %(worker)s, statement_timestamp(), '', '', '' FROM going
)
SELECT id, attempts, dated_at FROM going
"""

RELEASE = """
WITH ended AS (
    UPDATE dissemination_outboundmessage message
    SET state = CASE
            WHEN EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = message.id) THEN 'accepted'
            WHEN expires_at <= statement_timestamp() THEN 'expired'
            WHEN to_address = '' THEN 'suppressed'
            WHEN text_id IS NULL THEN 'cancelled'
            ELSE 'suppressed' END,
        settled_by = CASE
            WHEN EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = message.id)
            THEN 'relaylog' ELSE 'policy' END,
        lease_token = NULL, lease_until = NULL, final_at = statement_timestamp()
    WHERE lease_token = %(lease)s AND state = 'claimed'
    RETURNING id, state, delivery_id, last_enhanced,
              refusals > 0 AND last_code >= 400 AND last_phase IN ('rcpt', 'data', 'reply')
                  AND last_enhanced NOT LIKE '4.7.%%' AS was_refused
)
INSERT INTO dissemination_deliveryevent
    (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, delivery_id, 'policy', id || ':' || state,
       CASE WHEN state = 'expired' AND was_refused THEN 'bounced_soft' ELSE state END, statement_timestamp(),
       CASE WHEN state = 'expired' AND was_refused THEN jsonb_build_object('enhanced', last_enhanced) ELSE '{}' END
FROM ended
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""


def intend(batch: Batch) -> list[Claimed]:
    """Commit that these messages are about to be sent; only then may a socket be opened for them."""
    going = {}
    for message, _attempts, dated in fetched(INTEND, {"lease": batch.lease, "worker": worker_name()}):
        going[message] = dated
    if len(going) < len(batch.messages):
        with transaction.atomic():
            released = fetched(RELEASE, {"lease": batch.lease})
            project(deliveries=[delivery for (delivery,) in released if delivery])
    intended = [message for message in batch.messages if message.id in going]
    for message in intended:
        message.dated_at = going[message.id]
    return intended


def worker_name() -> str:
    """Which process holds a lease."""
    return f"{socket.gethostname()}:{getpid()}"[:80]
