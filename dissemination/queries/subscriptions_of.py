"""Subscriptions of people, the ended ones with why, and with the message whose link ended them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dissemination import topics
from dissemination.models import OutboundMessage, Subscriber, Subscription
from dissemination.models.subscription import EndedReason
from hub.people.mailbox import normalised

LATEST = 20


@dataclass(frozen=True)
class Ending:
    """One subscription that is over, in words; `message_of` is when the message was written whose link ended it."""

    topic: str
    at: datetime
    why: str
    message_of: datetime | None


def endings(subscriber: Subscriber, *, only: Subscription | None = None, for_owner: bool = False) -> list[Ending]:
    """The newest first, twenty at most, or one of them. Two queries and those for names of topics.

    `for_owner` as in `topics.names`.
    """
    ended = subscriber.subscriptions.filter(ended_at__isnull=False).order_by("-ended_at", "-pk")
    rows = list(ended.filter(pk=only.pk) if only else ended[:LATEST])
    names = topics.names([row.topic for row in rows], for_owner=for_owner)
    written = _written(rows)
    return [
        Ending(
            topic=names[row.topic],
            at=row.ended_at,
            why=str(EndedReason(row.ended_reason).label),
            message_of=written.get(row.ended_message) if row.ended_message else None,
        )
        for row in rows
        if row.ended_at
    ]


@dataclass(frozen=True)
class Held:
    """What a mailbox hears about, and what it heard about before."""

    subscriber: Subscriber
    live: Sequence[tuple[str, str]]
    ended: Sequence[Ending]


def held_by(address: str) -> Held | None:
    """None where nobody ever subscribed with it. Names and cadences in the reader's language."""
    subscriber = Subscriber.objects.filter(email=normalised(address)).first() if address else None
    if subscriber is None:
        return None
    rows = list(subscriber.subscriptions.live())
    names = topics.names([row.topic for row in rows])
    live = [(names[row.topic], row.get_cadence_display()) for row in rows]
    return Held(subscriber, live, endings(subscriber))


def subscription_rows(subscribers: Collection[Subscriber]) -> Sequence[Mapping[str, Any]]:
    """Of personal data, as plain values. Two queries."""
    rows = list(Subscription.objects.filter(subscriber__in=subscribers))
    written = _written(rows)
    return [
        {
            **{name: getattr(row, name) for name in ("scope", "value", "cadence", "source", "basis")},
            "since": row.confirmed_at,
            "ended_at": row.ended_at,
            "ended_reason": row.ended_reason,
            "message_of": written.get(row.ended_message) if row.ended_message else None,
        }
        for row in rows
    ]


def _written(rows: Iterable[Subscription]) -> dict[UUID, datetime]:
    wanted = [row.ended_message for row in rows if row.ended_message]
    if not wanted:
        return {}
    return dict(OutboundMessage.objects.filter(pk__in=wanted).values_list("pk", "created_at"))
