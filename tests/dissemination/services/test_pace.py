"""No domain gets more than it takes, and none waits for another that takes little."""

import math
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Bucket, DomainPace, OutboundMessage
from dissemination.services.claim import claim
from dissemination.services.drain import drain
from dissemination.services.enqueue import Draft, Wording, enqueue_many
from dissemination.services.set_pace import set_pace
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db
KINDS = {Lane.URGENT: "service", Lane.NORMAL: "distribution", Lane.BULK: "digest"}
WORDING = Wording(language="en", subject="s", text="t")


def fill(domain: str, number: int, lane: Lane = Lane.NORMAL) -> None:
    enqueue_many(
        [
            Draft(
                key=f"{domain}:{lane}:{n}", kind=KINDS[lane], recipient="x", address=f"u{n}@{domain}", wording=WORDING
            )
            for n in range(number)
        ]
    )


def taken(lane: Lane = Lane.NORMAL) -> Counter[str]:
    """By domain, all that can be had now."""
    found: Counter[str] = Counter()
    while batch := claim(lane=lane).messages:
        found.update(message.domain for message in batch)
    return found


def paced(domain: str, a_minute: int) -> None:
    set_pace(domain=domain, a_minute=a_minute, by=person(f"{uuid4()}@example.org", "officer"))


def minutes_pass(number: float) -> None:
    Bucket.objects.update(filled_at=F("filled_at") - timedelta(minutes=number))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rate=st.integers(1, 40), waits=st.lists(st.floats(0, 3), max_size=6))
def test_never_more_than_a_minute_s_worth_and_what_time_has_brought(rate: int, waits: list[float]) -> None:
    OutboundMessage.objects.all().delete()
    Bucket.objects.all().delete()
    fill("slow.example.org", 150)
    paced("slow.example.org", rate)
    began, total, passed = time.monotonic(), 0, 0.0
    for wait in [0.0, *waits]:
        minutes_pass(wait)
        passed += wait
        at_once = taken()["slow.example.org"]
        total += at_once
        real = (time.monotonic() - began) / 60
        assert at_once <= rate * (1 + real)
        assert total <= rate + rate * (passed + real) + 1e-6
    assert total >= min(rate, 150)


def test_a_minute_later_there_is_a_minute_s_worth() -> None:
    fill("slow.example.org", 5)
    paced("slow.example.org", 2)
    assert taken()["slow.example.org"] == 2
    assert taken()["slow.example.org"] == 0
    minutes_pass(1)
    assert taken()["slow.example.org"] == 2
    minutes_pass(30)
    assert taken()["slow.example.org"] == 1


def test_half_an_hour_saves_no_more_than_a_minute_s_worth() -> None:
    fill("slow.example.org", 20)
    paced("slow.example.org", 2)
    minutes_pass(30)
    assert taken()["slow.example.org"] == 2


def test_no_domain_waits_behind_one_that_takes_little() -> None:
    fill("slow.example.org", 300)
    OutboundMessage.objects.update(not_before=timezone.now() - timedelta(hours=2))
    paced("slow.example.org", 2)
    fill("quick.example.org", 250)
    doubtful = OutboundMessage.objects.filter(to_domain="quick.example.org").first()
    OutboundMessage.objects.filter(pk=doubtful.pk).update(doubts=2)  # type: ignore[union-attr]
    assert taken() == {"slow.example.org": 2, "quick.example.org": 250}


def test_one_that_has_a_bucket_does_not_wait_for_those_that_have_none() -> None:
    fill("quick.example.org", 250)
    fill("slow.example.org", 50)
    paced("slow.example.org", 50)
    assert Counter(message.domain for message in claim(lane=Lane.NORMAL).messages)["slow.example.org"] == 50


def test_bulk_never_spends_what_is_urgent() -> None:
    for lane in Lane:
        fill("slow.example.org", 20, lane)
    paced("slow.example.org", 2)
    assert taken(Lane.BULK)["slow.example.org"] == 2
    assert taken(Lane.URGENT)["slow.example.org"] == 2
    assert taken(Lane.NORMAL)["slow.example.org"] == 2


def test_a_domain_without_a_rate_has_no_bucket(relay: MemoryChannel) -> None:
    fill("quick.example.org", 30)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 30
    assert not Bucket.objects.exists()


@override_settings(HUB_PACE_DEFAULT=2)
def test_the_default_holds_for_every_domain_and_an_exception_for_its_own(relay: MemoryChannel) -> None:
    for domain, number in (("a.example.org", 9), ("b.example.org", 9), ("ministry.example.org", 5)):
        fill(domain, number)
    paced("ministry.example.org", 3)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 2 + 2 + 3
    minutes_pass(1)
    fill("c.example.org", 1)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 2 + 2 + 2 + 1


def test_a_rate_that_is_taken_back_holds_no_more() -> None:
    fill("slow.example.org", 20)
    paced("slow.example.org", 2)
    assert taken()["slow.example.org"] == 2
    set_pace(domain="slow.example.org", a_minute=None, by=person("other@example.org", "officer"))
    assert not DomainPace.objects.exists()
    assert taken()["slow.example.org"] == 18


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_spend_no_token_twice_and_leave_none() -> None:
    fill("slow.example.org", 200)
    fill("quick.example.org", 200)
    paced("slow.example.org", 60)
    began, workers = time.monotonic(), 4
    together = Barrier(workers)

    def work() -> list[str]:
        together.wait(timeout=30)
        try:
            return [message.domain for _ in range(8) for message in claim(lane=Lane.NORMAL).messages]
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        works = [pool.submit(work) for _ in range(workers)]
        found = Counter(domain for one in works for domain in one.result(timeout=60))
    assert found["quick.example.org"] == 200
    assert 60 <= found["slow.example.org"] <= 60 + math.ceil(time.monotonic() - began)
    assert OutboundMessage.objects.filter(state="claimed").count() == found.total()


def test_few_queries_for_many_messages_with_buckets(
    relay: MemoryChannel, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(20):
        fill(f"d{number}.example.org", 20)
        Bucket.objects.create(domain=f"d{number}.example.org", lane=Lane.NORMAL, tokens=1000)
    with override_settings(HUB_PACE_DEFAULT=100), django_assert_max_num_queries(400 * 0.05):
        assert drain(lane=Lane.NORMAL, channel=relay, seconds=30).sent == 400
