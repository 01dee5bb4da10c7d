"""What waits follows what subscribers want now: which subscriptions, how often, and in which language."""

from collections.abc import Collection

from django.db import connection

from dissemination.queries.matches import FASTEST, MATCH, TELLABLE

SETTLE = f"""
WITH asked AS (
    SELECT entry.id, {FASTEST} AS cadence, {TELLABLE} AS tellable
    FROM dissemination_digestentry entry
    JOIN dissemination_contentevent e ON e.id = entry.event_id
    JOIN dissemination_subscriber u ON u.id = entry.subscriber_id
    LEFT JOIN dissemination_subscription s
        ON s.subscriber_id = entry.subscriber_id AND s.ended_at IS NULL AND {MATCH}
    WHERE entry.state IN ('pending', 'waiting')
      AND (%(subscribers)s::bigint[] IS NULL OR entry.subscriber_id = ANY (%(subscribers)s::bigint[]))
      AND (%(events)s::bigint[] IS NULL OR entry.event_id = ANY (%(events)s::bigint[]))
    GROUP BY entry.id, e.id, u.id
), now AS (
    SELECT id, COALESCE(cadence, '') AS cadence,
        CASE WHEN cadence IS NULL THEN 'withdrawn' WHEN tellable THEN 'pending' ELSE 'waiting' END AS state
    FROM asked
)
UPDATE dissemination_digestentry entry
SET state = now.state, cadence = COALESCE(NULLIF(now.cadence, ''), entry.cadence),
    created_at = CASE WHEN entry.state = now.state THEN entry.created_at ELSE statement_timestamp() END
FROM now WHERE now.id = entry.id AND (entry.state, entry.cadence) IS DISTINCT FROM (now.state, now.cadence)
"""  # noqa: S608 - constants of the query module


def settle(*, subscribers: Collection[int] | None = None, events: Collection[int] | None = None) -> None:
    """Unsent entries of these subscribers, of these events, or of both; the caller has locked what it names.

    At the fastest cadence that asks, or withdrawn where nothing asks; waiting where the words that the subscriber
    wants are missing. None is lost: what waits is pending again as soon as it can be told.
    """
    with connection.cursor() as cursor:
        given = {"subscribers": subscribers, "events": events}
        cursor.execute(SETTLE, {name: None if ids is None else list(ids) for name, ids in given.items()})
