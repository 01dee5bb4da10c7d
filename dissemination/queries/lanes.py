"""How far each lane is behind: by what PostgreSQL holds, whether or not a worker is alive to say so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from dissemination.kinds import Lane

LANES = """
SELECT lane,
    count(*) FILTER (WHERE is_due),
    min(not_before) FILTER (WHERE is_due),
    count(*) FILTER (WHERE state IN ('claimed', 'sending'))
FROM (
    SELECT lane, state, not_before, state = 'queued' AND not_before <= statement_timestamp()
        AND "group" NOT IN (SELECT 'plan:' || key FROM dissemination_plan WHERE paused) AS is_due
    FROM dissemination_outboundmessage WHERE state IN ('queued', 'claimed', 'sending')
) AS message
GROUP BY lane
"""


@dataclass(frozen=True)
class LaneState:
    """`waiting` messages could go now, the oldest `since` when, and `under_way` are in the hands of workers."""

    lane: Lane
    waiting: int
    since: datetime | None
    under_way: int
    lag: timedelta


def lanes() -> list[LaneState]:
    """Every lane, the most urgent first. What a paused plan holds back is not due. One query."""
    with connection.cursor() as cursor:
        cursor.execute(LANES)
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    now = timezone.now()
    states = []
    for lane in Lane:
        waiting, since, under_way = found.get(lane.value, (0, None, 0))
        states.append(LaneState(lane, waiting, since, under_way, now - since if since else timedelta(0)))
    return states
