"""Entries whose message ended without leaving wait for the next one; nobody loses them for a relay's bad day."""

from django.db import connection

# A message that was ever in doubt may have arrived: its entries stay with it.
RETURN = """
UPDATE dissemination_digestentry entry
SET state = CASE WHEN m.state = 'suppressed' THEN 'withdrawn' ELSE 'pending' END,
    message_id = NULL, told_in = '', returned = entry.returned + 1
FROM dissemination_outboundmessage m
WHERE entry.state = 'attached' AND m.id = entry.message_id AND m.doubts = 0
  AND m.state IN ('expired', 'failed', 'cancelled', 'suppressed') AND entry.returned < %(most)s
"""
MOST_RETURNS = 5


def reclaim() -> int:
    """Returns how many entries came back."""
    with connection.cursor() as cursor:
        cursor.execute(RETURN, {"most": MOST_RETURNS})
        return int(cursor.rowcount)
