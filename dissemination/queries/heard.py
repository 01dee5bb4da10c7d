"""How many were told of an item: from the entries and the messages that hold them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from dissemination.queries.digest_runs import STATES

COUNTED = """
SELECT entry.event_id, COALESCE(m.state, entry.state), count(*)
FROM dissemination_digestentry entry LEFT JOIN dissemination_outboundmessage m ON m.id = entry.message_id
WHERE entry.event_id = ANY (%(events)s)
GROUP BY 1, 2
"""
WAITING = frozenset({"pending", "waiting", *STATES["waiting"]})
FAILED = frozenset({*STATES["failed"], *STATES["suppressed"], *STATES["cancelled"]})


@dataclass(frozen=True)
class Heard:
    """`dropped`: withdrawn or overtaken before it was sent."""

    accepted: int = 0
    waiting: int = 0
    failed: int = 0
    in_doubt: int = 0
    dropped: int = 0


def heard(events: Collection[int]) -> dict[int, Heard]:
    """By the id of the event; one that nobody was to hear of has none. One query."""
    counts: dict[int, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"events": list(events)})
        for event, state, number in cursor.fetchall():
            named = counts.setdefault(event, {})
            named[_name(state)] = named.get(_name(state), 0) + number
    return {event: Heard(**named) for event, named in counts.items()}


def _name(state: str) -> str:
    if state in WAITING:
        return "waiting"
    if state in FAILED:
        return "failed"
    return {"accepted": "accepted", "in_doubt": "in_doubt", "held": "in_doubt"}.get(state, "dropped")
