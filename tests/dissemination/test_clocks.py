"""Clocks that go back while messages are on their way: nothing is lost, and nothing goes twice."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db.models import F
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import DeliveryEvent, OutboundMessage
from dissemination.services.claim import claim
from dissemination.services.drain import drain
from dissemination.services.intend import intend
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile

pytestmark = pytest.mark.django_db(transaction=True)
Queued = Callable[..., OutboundMessage]
TURN = datetime(2026, 10, 25, 1, tzinfo=UTC)
"""In Brussels it is three, and then two again."""
TO = "to=<{}>, relay=mx.example.net[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 Ok)"


def shift(by: timedelta) -> None:
    """As when the clock went the other way: everything that was written moves."""
    for field in ("not_before", "lease_until", "in_doubt_at", "expires_at", "created_at"):
        OutboundMessage.objects.exclude(**{field: None}).update(**{field: F(field) + by})


def leases_end() -> None:
    OutboundMessage.objects.exclude(lease_token=None).update(lease_until=timezone.now() - timedelta(seconds=1))
    reap()


def send_all(relay: MemoryChannel) -> list[str]:
    """What waits for its time goes now; whom the relay took a message for."""
    OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(seconds=1))
    while drain(lane=Lane.NORMAL, channel=relay).sent:
        continue
    return sorted(letter.recipient for letter in relay.accepted)


def write(log: Path, *lines: str) -> None:
    with log.open("a") as file:
        file.writelines(f"{line}\n" for line in lines)


def test_a_clock_that_goes_back_two_hours_loses_and_doubles_nothing(
    queued: Queued, relay: MemoryChannel, relay_log: Path
) -> None:
    """All that was written lies in the future then, the line of what the relay took already, too."""
    taken = queued("one@police.example.org", key="clock:1")
    queued("two@police.example.org", key="clock:2")
    intend(claim(lane=Lane.NORMAL))
    later = (timezone.now() + timedelta(hours=2)).isoformat()
    write(relay_log, json.dumps({"message_id": taken.rfc_message_id, "queue_id": "1", "received_at": later}))
    shift(timedelta(hours=2))
    queued("three@police.example.org", key="clock:3")
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1  # what is new goes, what is leased stays leased
    reap()
    assert OutboundMessage.objects.filter(state="sending").count() == 2
    shift(timedelta(hours=-2, seconds=-1))
    leases_end()
    assert OutboundMessage.objects.filter(state="in_doubt").count() == 2
    assert reconcile().accepted == 1
    assert send_all(relay) == ["three@police.example.org", "two@police.example.org"]
    taken.refresh_from_db()
    assert (taken.state, taken.settled_by) == ("accepted", "relaylog")
    assert not OutboundMessage.objects.exclude(state="accepted").exists()


@pytest.mark.parametrize("stamp", ["Oct 25 {}", "2026-10-25T{}"], ids=["as of old", "without a zone"])
def test_the_hour_that_comes_twice_loses_and_doubles_nothing(
    queued: Queued, relay: MemoryChannel, relay_log: Path, stamp: str
) -> None:
    """Taken at 02:59:58 and delivered at 02:00:03: the log's own time goes back, what it tells does not."""
    taken = queued("one@police.example.org", key="clock:1")
    queued("two@police.example.org", key="clock:2")
    intend(claim(lane=Lane.NORMAL))
    leases_end()
    summer = timezone.now() - TURN + timedelta(seconds=5)
    shift(-summer)
    sender = f"from=<b+{taken.envelope_token}@hub.example.org>"
    with time_machine.travel(TURN - timedelta(seconds=1), tick=False):
        head = f"{stamp.format('02:59:58')} mx postfix/{{}}[7]: 4Xz1Qm5Bq2z9vJ: "
        write(
            relay_log,
            f"{head.format('cleanup')}message-id={taken.rfc_message_id}",
            f"{head.format('qmgr')}{sender}, size=9000, nrcpt=1 (queue active)",
        )
        assert reconcile().accepted == 1
    with time_machine.travel(TURN + timedelta(seconds=5), tick=False):
        write(
            relay_log, f"{stamp.format('02:00:03')} mx postfix/smtp[7]: 4Xz1Qm5Bq2z9vJ: {TO.format(taken.to_address)}"
        )
        reconcile()
    shift(summer)
    reconcile()
    assert send_all(relay) == ["two@police.example.org"]
    assert not OutboundMessage.objects.exclude(state="accepted").exists()
    delivered = DeliveryEvent.objects.get(message_id=taken.pk, kind="delivered")
    assert delivered.occurred_at == TURN + timedelta(seconds=3)
