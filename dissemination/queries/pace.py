"""How fast mail may go to each domain: a token bucket per domain and lane, computed where it is locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

UNBOUND = 60
"""Messages a minute from which a domain without a rate is slowed down, and at which it has none again."""

TOKENS = """LEAST(pace.rate, bucket.tokens + pace.rate / 60
    * GREATEST(EXTRACT(EPOCH FROM statement_timestamp() - bucket.filled_at), 0)::float)"""

# The rate is the officer's, else the default, else none; one that was slowed down comes back within an hour. A bucket
# holds one minute's messages.
PACED = f"""
SELECT bucket.id, bucket.domain, bucket.lane, pace.rate, pace.is_slow, bucket.slow_since, bucket.said,
       {TOKENS} AS tokens
FROM dissemination_bucket bucket
LEFT JOIN dissemination_domainpace own ON own.domain = bucket.domain
CROSS JOIN LATERAL (SELECT COALESCE(own.a_minute, NULLIF(%(default)s, 0)) AS rate) fast
CROSS JOIN LATERAL (
    SELECT bucket.slowed_to + COALESCE(fast.rate, %(unbound)s)
           * EXTRACT(EPOCH FROM statement_timestamp() - bucket.slowed_at)::float / 3600 AS rate) slow
CROSS JOIN LATERAL (
    SELECT CASE WHEN slow.rate < COALESCE(fast.rate, %(unbound)s) THEN slow.rate ELSE fast.rate END::float AS rate,
           COALESCE(slow.rate < COALESCE(fast.rate, %(unbound)s), false) AS is_slow) pace
WHERE pace.rate IS NOT NULL"""  # noqa: S608 - TOKENS is a constant

SLOW = f"""
SELECT domain, min(rate), min(slow_since), (array_agg(said ORDER BY rate))[1]
FROM ({PACED} AND pace.is_slow) AS paced GROUP BY domain ORDER BY domain
"""  # noqa: S608 - PACED is a constant


@dataclass(frozen=True)
class SlowDomain:
    """A domain that answers made slow: how many messages a minute go there now in the slowest of its lanes."""

    domain: str
    a_minute: int
    since: datetime
    said: str


def rates() -> dict[str, Any]:
    """What the statements above need to know."""
    return {"default": settings.HUB_PACE_DEFAULT, "unbound": UNBOUND}


def slow_domains() -> Sequence[SlowDomain]:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute(SLOW, rates())
        return [SlowDomain(domain, int(rate), since, said) for domain, rate, since, said in cursor.fetchall()]
