"""How far each lane is behind: by what PostgreSQL holds, whether or not a worker is alive to say so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from dissemination.kinds import Lane
from dissemination.queries.relay import closed_relay

# A domain that takes little is late only where nothing was drawn from its bucket lately: else it has its pace.
DUE_SINCE = """
SELECT m.lane, m.state, m.lease_until, GREATEST(m.not_before, bucket.filled_at) AS since,
       m.state = 'queued' AND m.not_before <= statement_timestamp()
       AND m."group" NOT IN (SELECT 'plan:' || key FROM dissemination_plan WHERE paused OR state = 'cancelled')
       AND (m.lane = 'urgent' OR m.to_domain NOT IN (SELECT domain FROM dissemination_domainhold)) AS is_due
FROM dissemination_outboundmessage m
LEFT JOIN dissemination_bucket bucket ON bucket.domain = m.to_domain AND bucket.lane = m.lane
WHERE m.state IN ('queued', 'claimed', 'sending')"""

LANES = f"""
SELECT lane, count(*) FILTER (WHERE is_due), min(since) FILTER (WHERE is_due),
       count(*) FILTER (WHERE state IN ('claimed', 'sending')),
       count(*) FILTER (WHERE lease_until > statement_timestamp())
FROM ({DUE_SINCE}) AS message GROUP BY lane
"""  # noqa: S608 - DUE_SINCE is a constant


@dataclass(frozen=True)
class LaneState:
    """`waiting` messages could go now, the oldest `since` when, and `under_way` are in the hands of workers.

    `alive` of these leases have not run out: whoever holds them is at work.
    """

    lane: Lane
    waiting: int
    since: datetime | None
    under_way: int
    lag: timedelta
    alive: int = 0

    def is_behind(self, seconds: float) -> bool:
        """Something waits longer, and nobody is at work in this lane. What waits for the relay is not asked here."""
        return self.lag.total_seconds() > seconds and not self.alive


def lanes() -> list[LaneState]:
    """Every lane, the most urgent first. What a paused plan or a held domain holds back is not due. One query."""
    with connection.cursor() as cursor:
        cursor.execute(LANES)
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    now = timezone.now()
    states = []
    for lane in Lane:
        waiting, since, under_way, alive = found.get(lane.value, (0, None, 0, 0))
        states.append(LaneState(lane, waiting, since, under_way, now - since if since else timedelta(0), alive))
    return states


def behind(seconds: float) -> list[LaneState]:
    """Lanes that are, unless the relay is closed: what waits for it is not late. Two queries."""
    return [] if closed_relay() else [one for one in lanes() if one.is_behind(seconds)]


def standing_still() -> list[str]:
    """Lanes that have waited too long although the relay is open, and in which nobody is at work. Two queries."""
    return [one.lane.value for one in behind(settings.HUB_LATE_SECONDS)]
