"""Take messages that are due, and let go of those that turn out not to be wanted any more."""

import json
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from os import getpid
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from dissemination.kinds import Lane
from dissemination.services.project import project

DUE = """m.lane = %(lane)s AND m.state = 'queued' AND m.not_before <= statement_timestamp()
    AND m."group" NOT IN (SELECT 'plan:' || key FROM dissemination_plan WHERE paused OR state = 'cancelled')"""

# Who has been in doubt before goes in small company, at last alone: a message that kills its worker
# then takes no other with it.
CLAIM = f"""
WITH company (doubts, size) AS (
    SELECT * FROM (VALUES (0, 200), (1, 10), (2, 1)) AS sizes (doubts, size)
    WHERE EXISTS (SELECT 1 FROM dissemination_outboundmessage m WHERE {DUE} AND LEAST(m.doubts, 2) = sizes.doubts)
      AND NOT EXISTS (SELECT 1 FROM dissemination_relay WHERE paused OR closed_until > statement_timestamp())
    ORDER BY doubts LIMIT 1
), due AS (
    SELECT m.id FROM dissemination_outboundmessage m
    WHERE {DUE} AND LEAST(m.doubts, 2) = (SELECT doubts FROM company)
    ORDER BY m.not_before, m.id LIMIT (SELECT size FROM company) FOR UPDATE SKIP LOCKED
)
UPDATE dissemination_outboundmessage message
SET state = 'claimed', lease_token = %(lease)s, lease_until = statement_timestamp() + make_interval(secs => %(seconds)s)
FROM due WHERE message.id = due.id
RETURNING message.id, message.to_address, message.rfc_message_id, message.envelope_token, message.text_id,
          message.fill, message.refusals, message.keeps_text, message.recipient
"""  # noqa: S608 - DUE is a constant

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


@dataclass
class Claimed:
    """A message in a worker's hands."""

    id: UUID
    address: str
    rfc_message_id: str
    envelope_token: str
    text_id: int | None
    fill: dict[str, str]
    refusals: int
    keeps_text: bool
    recipient: str
    dated_at: datetime | None = None


@dataclass
class Batch:
    """What one lease covers."""

    lease: UUID = field(default_factory=uuid4)
    messages: list[Claimed] = field(default_factory=list)


def claim(*, lane: Lane) -> Batch:
    """The oldest messages that are due, for this worker alone until the lease ends."""
    batch = Batch()
    values = {"lane": lane.value, "lease": batch.lease, "seconds": settings.HUB_LEASE_SECONDS}
    batch.messages = [_claimed(row) for row in _rows(CLAIM, values)]
    return batch


def intend(batch: Batch) -> list[Claimed]:
    """Commit that these messages are about to be sent; only then may a socket be opened for them."""
    going = {}
    for message, _attempts, dated in _rows(INTEND, {"lease": batch.lease, "worker": worker_name()}):
        going[message] = dated
    if len(going) < len(batch.messages):
        with transaction.atomic():
            released = _rows(RELEASE, {"lease": batch.lease})
            project(deliveries=[delivery for (delivery,) in released if delivery])
    intended = [message for message in batch.messages if message.id in going]
    for message in intended:
        message.dated_at = going[message.id]
    return intended


def _claimed(row: tuple[Any, ...]) -> Claimed:
    message = Claimed(*row)
    message.fill = json.loads(row[5])  # Django hands JSON of its own statements over as text
    return message


def worker_name() -> str:
    """Which process holds a lease."""
    return f"{socket.gethostname()}:{getpid()}"[:80]


def refuse_in_a_transaction() -> None:
    """Each statement here commits by itself: inside somebody's transaction no intent would be durable."""
    with transaction.atomic(durable=True):
        return


def _rows(statement: str, values: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
