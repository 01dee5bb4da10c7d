"""Random histories of publishing, leaving and ticking: everybody receives what an independent oracle says, once."""

import os
from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination import sources
from dissemination.models import ContentEvent, DigestEntry, OptIn, Subscription
from dissemination.models.subscription import EndedReason
from dissemination.services.capture import capture
from dissemination.services.confirm import confirm
from dissemination.services.end_subscriptions import end_one
from dissemination.services.fan_out import fan_out
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_content import withdraw_content
from dissemination.sources import Item, Words
from hub.people.reader import Reader
from tests.dissemination.digests.conftest import arrived

pytestmark = pytest.mark.django_db

DEEP = bool(os.environ.get("HUB_DEEP"))
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PEOPLE = ["ana@example.org", "ben@example.org", "cem@example.org"]
TOPICS = ["all", "theme:care", "theme:evidence", "country:RO"]
CADENCES = ["immediate", "daily", "weekly", "monthly"]
ITEMS = ["one", "two", "three"]


class Board(sources.News):
    """News that exist in this test alone."""

    def __init__(self) -> None:
        self.items: dict[str, list[str]] = {}

    def item(self, key: str) -> Item | None:
        topics = self.items.get(key)
        if topics is None:
            return None
        values = [topic.partition(":")[::2] for topic in topics]
        return Item(
            key=key,
            source_language="en",
            words=[Words("en", f"Item {key}", f"/en/{key}/")],
            themes=[value for scope, value in values if scope == "theme"],
            countries=[value for scope, value in values if scope == "country"],
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        return set(keys) & set(self.items)


class Walk:
    """The same history through the services."""

    def __init__(self, board: Board) -> None:
        self.board, self.now = board, START

    def want(self, who: str, topic: str, cadence: str) -> None:
        OptIn.objects.update(asked_at=timezone.now() - timedelta(days=2))
        opt_in = subscribe(address=who, wanted=[topic], cadence=cadence, language="en")
        assert opt_in is not None
        confirm(opt_in=opt_in)

    def end(self, who: str, topic: str) -> None:
        for one in Subscription.objects.live().filter(subscriber__email=who):
            if one.topic == topic:
                end_one(subscription=one, reason=EndedReason.LINK)

    def publish(self, item: str, topics: set[str], late: int) -> None:
        """Stamped up to forty days ago, as by a transaction that took long."""
        self.board.items.setdefault(item, sorted(topics))
        event = capture(kind="news", key=item)
        assert event is not None
        ContentEvent.objects.filter(pk=event.pk).update(occurred_at=self.now - timedelta(days=late))
        fan_out()

    def withdraw(self, item: str) -> None:
        self.board.items.pop(item, None)
        withdraw_content(kind="news", key=item)

    def tick(self, days: int) -> None:
        self.now += timedelta(days=days)
        tick_digests(at=self.now)
        arrived()


class Oracle:
    """What people should have received, told without a database."""

    def __init__(self) -> None:
        self.now, self.periods, self.about, self.standing = START, set[object](), dict[str, set[str]](), set[str]()
        self.wanted: dict[str, dict[str, str]] = {who: {} for who in PEOPLE}
        self.waiting: dict[str, set[str]] = {who: set() for who in PEOPLE}
        self.received: dict[str, list[set[str]]] = {who: [] for who in PEOPLE}

    def speed(self, who: str, item: str) -> int:
        fits = {"all", *self.about[item]} & set(self.wanted[who])
        return min((CADENCES.index(self.wanted[who][topic]) for topic in fits), default=-1)

    def want(self, who: str, topic: str, cadence: str) -> None:
        self.wanted[who][topic] = cadence

    def end(self, who: str, topic: str) -> None:
        self.wanted[who].pop(topic, None)
        self.waiting[who] = {item for item in self.waiting[who] if self.speed(who, item) >= 0}

    def publish(self, item: str, topics: set[str], late: int) -> None:
        self.about.setdefault(item, topics)
        for who in PEOPLE if item not in self.standing else []:
            if self.speed(who, item) >= 0 and not any(item in mail for mail in self.received[who]):
                self.waiting[who].add(item)
        self.standing.add(item)

    def withdraw(self, item: str) -> None:
        self.standing.discard(item)
        for who in PEOPLE:
            self.waiting[who].discard(item)

    def tick(self, days: int) -> None:
        self.now += timedelta(days=days)
        names = [(1, str(self.now.date())), (2, f"{self.now:%G %V}"), (3, f"{self.now:%Y %m}")]
        due = [0, *(rank for rank, name in names if (rank, name) not in self.periods)]
        self.periods |= set(names)
        for who, rank in product(PEOPLE, due):
            mail = {item for item in self.waiting[who] if self.speed(who, item) == rank}
            self.waiting[who] -= mail
            self.received[who] += [mail] if mail else []


steps = st.one_of(
    st.tuples(st.just("want"), st.sampled_from(PEOPLE), st.sampled_from(TOPICS), st.sampled_from(CADENCES)),
    st.tuples(st.just("end"), st.sampled_from(PEOPLE), st.sampled_from(TOPICS)),
    st.tuples(st.just("publish"), st.sampled_from(ITEMS), st.sets(st.sampled_from(TOPICS[1:])), st.integers(0, 40)),
    st.tuples(st.just("withdraw"), st.sampled_from(ITEMS)),
    st.tuples(st.just("tick"), st.sampled_from([0, 0, 1, 1, 3, 8])),
)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    shelf = Board()
    monkeypatch.setitem(sources.SOURCES, "news", shelf)
    return shelf


@pytest.mark.deep
@settings(max_examples=200 if DEEP else 15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(steps, min_size=4, max_size=25))
def test_everybody_receives_what_the_oracle_says(history: list[Any], themes: None, board: Board) -> None:
    with transaction.atomic():
        board.items.clear()
        oracle, walk = Oracle(), Walk(board)
        for name, *arguments in [*history, ("tick", 0), ("tick", 40)]:
            getattr(walk, name)(*arguments)
            getattr(oracle, name)(*arguments)
        assert received() == {who: sorted(map(sorted, oracle.received[who])) for who in PEOPLE}
        transaction.set_rollback(True)


def received() -> dict[str, list[list[str]]]:
    """For each person the messages, each as its items."""
    mails: dict[str, dict[UUID, list[str]]] = {who: defaultdict(list) for who in PEOPLE}
    for entry in DigestEntry.objects.filter(state="attached").select_related("event", "subscriber"):
        mails[entry.subscriber.email][entry.message_id].append(entry.event.item_key)
    return {who: sorted(map(sorted, found.values())) for who, found in mails.items()}
