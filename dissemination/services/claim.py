"""Take messages that are due, no more for a domain than it takes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from dissemination.kinds import Lane
from dissemination.queries.pace import PACED, TOKENS, rates
from dissemination.services.links import Fill

PROBE_SECONDS = 60
"""How long one message may find out whether the relay is there again, before another tries."""

DUE = """m.lane = %(lane)s AND m.state = 'queued' AND m.not_before <= statement_timestamp()
    AND m."group" NOT IN (SELECT 'plan:' || key FROM dissemination_plan WHERE paused OR state = 'cancelled')
    AND LEAST(m.doubts, 2) ="""


def _oldest(doubts: int) -> str:
    return f"""(SELECT m.not_before FROM dissemination_outboundmessage m
    WHERE m.to_domain NOT IN (SELECT domain FROM shut) AND {DUE} {doubts} ORDER BY m.not_before LIMIT 1)"""  # noqa: S608


# Who has been in doubt before goes in small company, at last alone: a message that kills its worker
# then takes no other with it. A relay that did not answer is asked by one message (`probe`) before all others come.
# Of a domain that has a bucket no more is taken than it holds; a bucket in another worker's hands is left to it.
# Such domains are looked for among the oldest messages, and get half of a batch where others wait as well, so that
# neither keeps the other waiting. What must be skipped is read once: all begins `since` the first that may go.
CLAIM = f"""
WITH paced AS MATERIALIZED ({PACED} AND bucket.lane = %(lane)s),
shut (domain) AS MATERIALIZED (
    SELECT domain FROM dissemination_domainhold WHERE %(lane)s <> 'urgent'
    UNION ALL SELECT domain FROM paced WHERE tokens < 1
), company (doubts, since, size) AS MATERIALIZED (
    SELECT * FROM (
        SELECT 0, {_oldest(0)}, 200 UNION ALL SELECT 1, {_oldest(1)}, 10 UNION ALL SELECT 2, {_oldest(2)}, 1
    ) AS sizes (doubts, since, size)
    WHERE since IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM dissemination_relay WHERE paused OR closed_until > statement_timestamp())
    LIMIT 1
), probe AS (
    UPDATE dissemination_relay SET closed_until = statement_timestamp() + make_interval(secs => %(probe)s)
    WHERE failures > 0 AND NOT paused AND EXISTS (SELECT 1 FROM company)
      AND COALESCE(closed_until, '-infinity') <= statement_timestamp()
    RETURNING id
), room (doubts, since, size) AS MATERIALIZED (
    SELECT doubts, since, CASE WHEN EXISTS (SELECT 1 FROM dissemination_relay WHERE failures > 0)
                               THEN (SELECT count(*) FROM probe) ELSE size END
    FROM company
), ahead AS MATERIALIZED (
    SELECT m.to_domain FROM dissemination_outboundmessage m
    WHERE EXISTS (SELECT 1 FROM paced WHERE tokens >= 1) AND m.not_before >= (SELECT since FROM room)
      AND m.to_domain NOT IN (SELECT domain FROM shut) AND {DUE} (SELECT doubts FROM room)
    ORDER BY m.not_before, m.id LIMIT 2000
), spending AS MATERIALIZED (
    {PACED} AND bucket.lane = %(lane)s AND {TOKENS} >= 1 AND bucket.domain IN (SELECT to_domain FROM ahead)
    ORDER BY bucket.filled_at LIMIT (SELECT size FROM room) FOR UPDATE OF bucket SKIP LOCKED
), drawn AS MATERIALIZED (
    SELECT due.id FROM spending CROSS JOIN LATERAL (
        SELECT m.id FROM dissemination_outboundmessage m
        WHERE {DUE} (SELECT doubts FROM room) AND m.to_domain = spending.domain
        ORDER BY m.not_before, m.id LIMIT floor(spending.tokens) FOR UPDATE SKIP LOCKED) due
    LIMIT (SELECT ceil(size * %(share)s) FROM room)
), free AS MATERIALIZED (
    SELECT m.id FROM dissemination_outboundmessage m
    WHERE %(default)s = 0 AND m.not_before >= (SELECT since FROM room) AND {DUE} (SELECT doubts FROM room)
      AND m.to_domain NOT IN (SELECT domain FROM shut) AND m.to_domain NOT IN (SELECT domain FROM paced)
    ORDER BY m.not_before, m.id LIMIT (SELECT size FROM room) - (SELECT count(*) FROM drawn) FOR UPDATE SKIP LOCKED
), taken AS (
    UPDATE dissemination_outboundmessage message
    SET state = 'claimed', lease_token = %(lease)s,
        lease_until = statement_timestamp() + make_interval(secs => %(seconds)s)
    FROM (SELECT id FROM drawn UNION ALL SELECT id FROM free) due WHERE message.id = due.id
    RETURNING message.*
), spent AS (
    UPDATE dissemination_bucket bucket
    SET tokens = GREATEST(spending.tokens - cost.messages, 0),
        filled_at = GREATEST(bucket.filled_at, statement_timestamp())
    FROM spending JOIN (SELECT to_domain, count(*) AS messages FROM taken GROUP BY to_domain) cost
      ON cost.to_domain = spending.domain
    WHERE bucket.id = spending.id
)
SELECT id, to_address, rfc_message_id, envelope_token, text_id, fill, refusals, keeps_text, recipient, to_domain,
       to_domain IN (SELECT domain FROM paced WHERE is_slow), (SELECT count(*) FROM probe)
FROM taken ORDER BY not_before, id
"""  # noqa: S608 - DUE and PACED are constants

# With a default every domain has a bucket: those that are new in the lane get theirs, full. One step an index entry.
OPEN = """
WITH RECURSIVE waiting (domain) AS (
    (SELECT to_domain FROM dissemination_outboundmessage
     WHERE lane = %(lane)s AND state = 'queued' ORDER BY to_domain LIMIT 1)
    UNION ALL
    SELECT (SELECT to_domain FROM dissemination_outboundmessage
            WHERE lane = %(lane)s AND state = 'queued' AND to_domain > waiting.domain ORDER BY to_domain LIMIT 1)
    FROM waiting WHERE waiting.domain IS NOT NULL
)
INSERT INTO dissemination_bucket (domain, lane, tokens, filled_at, said)
SELECT domain, %(lane)s, 1000000, statement_timestamp(), '' FROM waiting WHERE domain IS NOT NULL
ON CONFLICT (domain, lane) DO NOTHING
RETURNING id
"""


@dataclass
class Claimed:
    """A message in a worker's hands."""

    id: UUID
    address: str
    rfc_message_id: str
    envelope_token: str
    text_id: int | None
    fill: Fill
    refusals: int
    keeps_text: bool
    recipient: str
    domain: str
    is_slow: bool
    dated_at: datetime | None = None


@dataclass
class Batch:
    """What one lease covers; `is_probe` when it asks whether the relay is there again."""

    lease: UUID = field(default_factory=uuid4)
    messages: list[Claimed] = field(default_factory=list)
    is_probe: bool = False


def claim(*, lane: Lane) -> Batch:
    """The oldest messages that are due and may go, for this worker alone until the lease ends."""
    batch = Batch()
    values = {
        **rates(),
        "lane": lane.value,
        "lease": batch.lease,
        "seconds": settings.HUB_LEASE_SECONDS,
        "probe": PROBE_SECONDS,
        "share": 1.0 if settings.HUB_PACE_DEFAULT else 0.5,
    }
    rows = fetched(CLAIM, values)
    batch.messages = [_claimed(row[:-1]) for row in rows]
    batch.is_probe = any(row[-1] for row in rows)
    return batch


def open_buckets(*, lane: Lane) -> None:
    """Before a lane is emptied. Nothing is asked where there is no default."""
    if settings.HUB_PACE_DEFAULT:
        fetched(OPEN, {"lane": lane.value})


def _claimed(row: tuple[Any, ...]) -> Claimed:
    message = Claimed(*row)
    message.fill = json.loads(row[5])  # Django hands JSON of its own statements over as text
    return message


def refuse_in_a_transaction() -> None:
    """Each statement here commits by itself: inside somebody's transaction no intent would be durable."""
    with transaction.atomic(durable=True):
        return


def fetched(statement: str, values: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
    """What a statement of this ledger returns; it commits by itself."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
