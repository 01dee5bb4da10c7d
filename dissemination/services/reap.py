"""Leases that ran out: what was not begun goes back, what was begun is in doubt."""

from django.db import connection, transaction

from dissemination.services.project import project

BACK = """
UPDATE dissemination_outboundmessage SET state = 'queued', lease_token = NULL, lease_until = NULL
WHERE state = 'claimed' AND lease_until < statement_timestamp()
"""

DOUBT = """
WITH lost AS (
    UPDATE dissemination_outboundmessage
    SET state = 'in_doubt', doubts = doubts + 1, in_doubt_at = statement_timestamp(),
        lease_token = NULL, lease_until = NULL
    WHERE state = 'sending' AND lease_until < statement_timestamp()
    RETURNING id, attempts, delivery_id
)
INSERT INTO dissemination_deliveryevent
    (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, delivery_id, 'policy', id || ':' || attempts || ':lease', 'in_doubt', statement_timestamp(), '{}' FROM lost
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""


def reap() -> tuple[int, int]:
    """Returns how many went back and how many are in doubt now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BACK)
        back = cursor.rowcount
        cursor.execute(DOUBT)
        doubtful = cursor.fetchall()
        project(deliveries=[delivery for (delivery,) in doubtful if delivery])
    return back, len(doubtful)
