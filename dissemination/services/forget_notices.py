"""Notices of a room whose matter is over: what waits is not sent, and nothing of what any of them says is kept."""

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from dissemination.models.message import MessageText, OutboundMessage

# What waits ends here, unless the relay's log shows that it went out long ago. What is in doubt is settled by
# evidence, else dropped: there is no text left to be sent once more.
FORGET = """
WITH concerned AS (
    SELECT id, text_id AS own FROM dissemination_outboundmessage
    WHERE idempotency_key LIKE %(key)s AND text_id IS NOT NULL AND state <> 'sending' ORDER BY id FOR UPDATE
), forgotten AS (
    UPDATE dissemination_outboundmessage m
    SET text_id = NULL, unknown = 'drop',
        state = CASE WHEN state NOT IN ('queued', 'held') THEN state
                     WHEN EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = m.id) THEN 'accepted'
                     ELSE 'cancelled' END,
        settled_by = CASE WHEN state NOT IN ('queued', 'held') THEN settled_by
                     WHEN EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = m.id) THEN 'relaylog'
                     ELSE 'policy' END,
        final_at = CASE WHEN state IN ('queued', 'held') THEN statement_timestamp() ELSE final_at END,
        held = CASE WHEN state IN ('queued', 'held') THEN '' ELSE held END
    FROM concerned WHERE m.id = concerned.id
    RETURNING m.id, m.state, m.final_at = statement_timestamp() AS ended, concerned.own
), seen AS (
    INSERT INTO dissemination_deliveryevent (message_id, source, source_event_id, kind, occurred_at, detail)
    SELECT id, 'policy', id || ':' || state, state, statement_timestamp(), '{}' FROM forgotten WHERE ended
    ON CONFLICT (source, source_event_id) DO NOTHING
)
SELECT own FROM forgotten
"""


def forget_notices(*, key: str) -> int:
    """Of the messages whose key begins with `key`; in the caller's transaction. Returns how many were concerned."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORGET, {"key": key.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"})
        texts = [text for (text,) in cursor.fetchall()]
        used = OutboundMessage.objects.filter(text_id=OuterRef("pk"))
        MessageText.objects.filter(~Exists(used), pk__in=texts).delete()
    return len(texts)
