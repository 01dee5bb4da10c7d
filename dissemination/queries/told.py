"""The statements of fan-out: who is owed an event, and who is owed it again in their own language."""

from dissemination.queries.matches import FASTEST, FIRST_TOLD, MATCH_OF_ONE

ALLOWED = "u.status IN ('active', 'paused') AND (%(public)s OR u.id = ANY (%(practitioners)s))"

FIRST = f"""
INSERT INTO dissemination_digestentry
    (subscriber_id, event_id, dedup_key, cadence, state, returned, created_at)
SELECT u.id, e.id, e.event_key, {FASTEST},
    CASE WHEN u.language_policy <> 'exact' OR u.language = ANY (%(spoken)s) THEN 'pending' ELSE 'waiting' END,
    0, statement_timestamp()
FROM dissemination_contentevent e
JOIN dissemination_subscription s ON s.ended_at IS NULL AND {MATCH_OF_ONE}
JOIN dissemination_subscriber u ON u.id = s.subscriber_id AND {ALLOWED}
WHERE e.id = %(event)s AND (NOT %(gained)s OR u.language_policy = 'exact' AND u.language = ANY (%(new)s))
GROUP BY u.id, e.id
ON CONFLICT (subscriber_id, dedup_key)
DO UPDATE SET state = EXCLUDED.state, cadence = EXCLUDED.cadence, created_at = EXCLUDED.created_at
WHERE dissemination_digestentry.state IN ('waiting', 'withdrawn')
"""  # noqa: S608 - constants of the query modules
"""One entry for each subscriber who asked; where it only gained languages, for those who wait for these."""

AGAIN = f"""
INSERT INTO dissemination_digestentry
    (subscriber_id, event_id, dedup_key, cadence, state, returned, created_at)
SELECT u.id, e.id, e.event_key || ':' || u.language, {FASTEST}, 'pending', 0, statement_timestamp()
FROM dissemination_contentevent e
JOIN dissemination_subscription s ON s.ended_at IS NULL AND {MATCH_OF_ONE}
JOIN dissemination_subscriber u ON u.id = s.subscriber_id AND {ALLOWED}
WHERE e.id = %(event)s AND u.language_policy = 'both' AND u.language = ANY (%(new)s) AND {FIRST_TOLD}
GROUP BY u.id, e.id
ON CONFLICT (subscriber_id, dedup_key)
DO UPDATE SET state = EXCLUDED.state, cadence = EXCLUDED.cadence, created_at = EXCLUDED.created_at
WHERE dissemination_digestentry.state IN ('waiting', 'withdrawn')
"""  # noqa: S608 - constants of the query modules
"""A second entry for each subscriber who wants both and was told in another language."""
