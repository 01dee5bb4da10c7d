"""Which subscription makes an entry, and whether it can be told now: one rule for fan-out, settling and composing."""

from collections.abc import Collection

from django.db import connection

MATCH = """(
    s.scope = 'all'
    OR (s.scope = 'manual' AND e.of_manual)
    OR (s.scope = 'theme' AND s.value = ANY (e.themes))
    OR (s.scope = 'country' AND s.value = ANY (e.countries))
    OR (s.scope = 'search' AND s.value = ANY (e.searches))
)"""
MATCH_OF_ONE = MATCH.replace(
    "= ANY (e.searches)",
    "IN (SELECT unnest(one.searches) FROM dissemination_contentevent one WHERE one.id = %(event)s)",
)
"""The same where `e` is the event `%(event)s` alone: thousands of searches are hashed, not read in turn."""
MATCH_OF_ENTRIES = MATCH.replace(
    "s.value = ANY (e.searches)",
    """(e.id, s.value) IN (
        SELECT found.id, unnest(found.searches) FROM dissemination_contentevent found
        WHERE found.id IN (SELECT event_id FROM dissemination_digestentry WHERE id = ANY (%(entries)s)))""",
)
"""The same for the events of the entries `%(entries)s`."""
FASTEST = """(ARRAY['immediate', 'daily', 'weekly', 'monthly'])[
    min(array_position(ARRAY['immediate', 'daily', 'weekly', 'monthly'], s.cadence::text))
]"""
SPOKEN = "EXISTS (SELECT 1 FROM dissemination_contentwording w WHERE w.event_id = e.id AND w.language = u.language)"
FIRST_TOLD = """EXISTS (
    SELECT 1 FROM dissemination_digestentry first
    WHERE first.subscriber_id = u.id AND first.dedup_key = e.event_key
      AND first.state = 'attached' AND first.told_in NOT IN ('', u.language)
)"""
TOLD_ALREADY = """EXISTS (
    SELECT 1 FROM dissemination_digestentry other
    WHERE other.subscriber_id = u.id AND other.event_id = e.id AND other.state = 'attached'
)"""
TELLABLE = f"""(CASE
    WHEN entry.dedup_key = e.event_key THEN (u.language_policy <> 'exact' OR {SPOKEN}) AND NOT {TOLD_ALREADY}
    ELSE u.language_policy = 'both' AND entry.dedup_key = e.event_key || ':' || u.language AND {SPOKEN} AND {FIRST_TOLD}
END)"""
"""Of an entry that is not attached: can it be told in words that its subscriber wants, and was it not told before?"""

REASONS = f"""
SELECT entry.id, s.id
FROM dissemination_digestentry entry
JOIN dissemination_contentevent e ON e.id = entry.event_id
JOIN dissemination_subscription s ON s.subscriber_id = entry.subscriber_id AND s.ended_at IS NULL AND {MATCH_OF_ENTRIES}
WHERE entry.id = ANY (%(entries)s)
ORDER BY array_position(ARRAY['manual', 'country', 'theme', 'search', 'all'], s.scope::text), s.id
"""  # noqa: S608 - constants of this module


def reasons(entries: Collection[int]) -> dict[int, list[int]]:
    """For each entry the live subscriptions that ask for it, the most particular first; none is left out."""
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(REASONS, {"entries": list(entries)})
        for entry, subscription in cursor.fetchall():
            found.setdefault(entry, []).append(subscription)
    return found
