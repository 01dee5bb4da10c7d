"""Whether what is published arrives: a subscriber of each language hears of everything at once, in our own mailbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from dissemination.models import Subscriber
from dissemination.sources import SOURCES
from hub.people.mailbox import normalised
from hub.people.reader import PUBLIC
from hub.publishing.calendar import today

SOURCE = "canary"
"""Of their subscriptions."""
LOOK_BACK = timedelta(days=7)

# What stands, is not held and was announced long enough ago, of which no mail has come back. An entry that was
# withdrawn or overtaken is owed nothing; where there is none, the item may be for practitioners alone.
LATE = """
SELECT u.language, e.kind, e.item_key, e.occurred_at, entry.id IS NULL AND e.fanned_out_at IS NOT NULL
FROM dissemination_subscriber u
JOIN dissemination_subscription s ON s.subscriber_id = u.id AND s.source = %(source)s AND s.ended_at IS NULL
JOIN dissemination_contentevent e ON e.occurred_at > s.confirmed_at
    AND e.occurred_at > statement_timestamp() - %(back)s AND e.occurred_at < statement_timestamp() - %(time)s
    AND e.withdrawn_at IS NULL AND e.held_at IS NULL
LEFT JOIN dissemination_digestentry entry ON entry.subscriber_id = u.id AND entry.dedup_key = e.event_key
WHERE u.email = ANY (%(addresses)s)
  AND NOT EXISTS (SELECT 1 FROM dissemination_digesthold WHERE cadence = 'immediate')
  AND (entry.id IS NULL OR entry.state IN ('pending', 'waiting') OR entry.state = 'attached' AND NOT EXISTS (
      SELECT 1 FROM dissemination_deliveryevent seen
      WHERE seen.message_id = entry.message_id AND seen.source = 'mailbox'))
ORDER BY e.id
"""

SEEN = """
SELECT u.email, max(seen.received_at)
FROM dissemination_subscriber u
JOIN dissemination_outboundmessage m ON m.recipient = 'subscriber:' || u.key
JOIN dissemination_deliveryevent seen ON seen.message_id = m.id AND seen.source = 'mailbox'
WHERE u.email = ANY (%(addresses)s)
GROUP BY u.email
"""


@dataclass(frozen=True)
class Late:
    """An item that has not reached the canary of a language in time."""

    language: str
    kind: str
    item_key: str
    since: datetime


@dataclass(frozen=True)
class Canary:
    """`listens`: it is subscribed and may be written to. `seen_at`: when its last mail arrived."""

    language: str
    listens: bool
    seen_at: datetime | None
    late: Sequence[Late]

    @property
    def is_well(self) -> bool:
        return self.listens and not self.late


def canaries() -> list[Canary]:
    """Of every language that has one, in the order of the setting. Three queries; more where items are late."""
    if not settings.HUB_CANARIES:
        return []
    late, seen = late_items(), _seen()
    listening = set(Subscriber.objects.hearing(today()).filter(email__in=_addresses()).values_list("email", flat=True))
    return [
        Canary(
            language,
            normalised(address) in listening,
            seen.get(normalised(address)),
            [one for one in late if one.language == language],
        )
        for language, address in settings.HUB_CANARIES.items()
    ]


def late_items() -> list[Late]:
    """One query where nothing is late."""
    if not settings.HUB_CANARIES:
        return []
    with connection.cursor() as cursor:
        values: dict[str, Any] = {
            "source": SOURCE,
            "back": LOOK_BACK,
            "time": timedelta(seconds=settings.HUB_CANARY_SECONDS),
            "addresses": _addresses(),
        }
        cursor.execute(LATE, values)
        rows = cursor.fetchall()
    public = _public({(kind, key) for _language, kind, key, _since, is_unasked in rows if is_unasked})
    return [
        Late(language, kind, key, since)
        for language, kind, key, since, is_unasked in rows
        if not is_unasked or (kind, key) in public
    ]


def _public(items: set[tuple[str, str]]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for asked in {kind for kind, _key in items}:
        keys = {key for kind, key in items if kind == asked}
        found |= {(asked, key) for key in SOURCES[asked].readable(keys, PUBLIC)}
    return found


def _seen() -> dict[str, datetime]:
    """When the last mail of each came back, by its address. One query."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN, {"addresses": _addresses()})
        return dict(cursor.fetchall())


def _addresses() -> list[str]:
    return [normalised(address) for address in settings.HUB_CANARIES.values()]
