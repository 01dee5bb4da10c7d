"""A lane stands still where something could go, has waited too long, and nobody is at work in it."""

import json
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dissemination.models import Bucket, DomainHold, DomainPace, OutboundMessage, Relay
from dissemination.queries.health import health
from dissemination.queries.invariants import broken
from dissemination.queries.lanes import standing_still

pytestmark = pytest.mark.django_db
Queued = Callable[..., OutboundMessage]
LONG_AGO = timedelta(hours=2)


def told() -> list[str]:
    """The page says the same as `/readyz`."""
    assert health().late_lanes == standing_still()
    assert any("due for an hour" in one.promise for one in broken()) == bool(standing_still())
    return standing_still()


@pytest.fixture
def old(queued: Queued) -> OutboundMessage:
    message = queued()
    OutboundMessage.objects.update(not_before=timezone.now() - LONG_AGO)
    return message


def test_what_waits_too_long_stands_still(old: OutboundMessage, queued: Queued) -> None:
    queued("new@police.example.org", kind="service")
    assert told() == ["normal"]
    answer = Client().get("/readyz")
    assert (answer.status_code, json.loads(answer.content)["work"]) == (200, "behind: normal")


def test_while_somebody_is_at_work_it_does_not(old: OutboundMessage, queued: Queued) -> None:
    taken = queued("taken@police.example.org")
    lease = {"state": "claimed", "lease_token": uuid4(), "lease_until": timezone.now() + timedelta(minutes=5)}
    OutboundMessage.objects.filter(pk=taken.pk).update(**lease)
    assert standing_still() == health().late_lanes == []
    OutboundMessage.objects.filter(pk=taken.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert standing_still() == health().late_lanes == ["normal"]


def test_what_waits_for_relay_or_officer_does_not(old: OutboundMessage) -> None:
    Relay.objects.create(pk=1, paused=True)
    assert told() == []
    Relay.objects.update(paused=False)
    assert told() == ["normal"]
    DomainHold.objects.create(domain=old.to_domain)
    assert told() == []


def test_what_keeps_its_pace_does_not_until_nothing_is_drawn_any_more(old: OutboundMessage) -> None:
    DomainPace.objects.create(domain=old.to_domain, a_minute=1)
    Bucket.objects.create(domain=old.to_domain, lane=old.lane, tokens=0.2, filled_at=timezone.now())
    assert told() == []
    Bucket.objects.update(filled_at=timezone.now() - LONG_AGO)
    assert told() == ["normal"]


def test_what_is_not_due_does_not(queued: Queued) -> None:
    queued()
    assert told() == []
    OutboundMessage.objects.update(not_before=timezone.now() + LONG_AGO)
    assert told() == []
    assert Client().get("/readyz").json()["work"] == "ok"


def test_however_often_it_is_asked_what_waits_is_counted_once_in_some_seconds(old: OutboundMessage) -> None:
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        for _ in range(3):
            assert client.get("/readyz").json()["work"] == "behind: normal"
    assert sum("dissemination_outboundmessage" in query["sql"] for query in asked) == 1
