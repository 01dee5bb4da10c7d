"""Histories of publishing, translating, pausing, leaving and dying, told twice: by the services and by an oracle."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone
from hypothesis import strategies as st

from dissemination import sources
from dissemination.models import ContentEvent, DigestEntry, OutboundMessage, Subscriber, Subscription
from dissemination.models.subscription import EndedReason
from dissemination.services import plan_digests
from dissemination.services.capture import capture, renew_words
from dissemination.services.change_preferences import change_preferences
from dissemination.services.confirm import confirm
from dissemination.services.end_subscriptions import end_one
from dissemination.services.fan_out import fan_out
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_content import withdraw_content
from dissemination.sources import Item, Words
from hub.people.reader import Reader
from tests.dissemination.digests.conftest import arrived

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PEOPLE = {"ana@example.org": "ro", "ben@example.org": "nl", "cem@example.org": "en"}
TOPICS = ["all", "theme:care", "theme:evidence", "country:RO"]
CADENCES = ["immediate", "daily", "weekly", "monthly"]
POLICIES = ["fallback", "exact", "both"]
ITEMS = ["one", "two", "three"]
Received = dict[str, list[list[str]]]


class DiedError(Exception):
    """A process did."""


class Board(sources.News):
    """News that exist in this test alone: what they are about, and the languages that they have."""

    def __init__(self) -> None:
        self.items: dict[str, tuple[list[str], list[str]]] = {}

    def item(self, key: str) -> Item | None:
        if key not in self.items:
            return None
        topics, languages = self.items[key]
        values = [topic.partition(":")[::2] for topic in topics]
        return Item(
            key=key,
            source_language="en",
            words=[Words(language, f"Item {key}", f"/{language}/{key}/") for language in languages],
            themes=[value for scope, value in values if scope == "theme"],
            countries=[value for scope, value in values if scope == "country"],
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        return set(keys) & set(self.items)


class Walk:
    """The history through the services."""

    def __init__(self, board: Board, policies: dict[str, str]) -> None:
        self.board, self.now, self.policies = board, START, policies
        self.about: dict[str, list[str]] = {}
        self.version: dict[str, int] = defaultdict(lambda: 1)

    def want(self, who: str, topic: str, cadence: str) -> None:
        OutboundMessage.objects.filter(kind="optin").update(created_at=timezone.now() - timedelta(days=2))
        opt_in = subscribe(
            address=who, wanted=[topic], cadence=cadence, language=PEOPLE[who], language_policy=self.policies[who]
        )
        assert opt_in is not None
        confirm(opt_in=opt_in)

    def hear(self, who: str, cadence: str) -> None:
        for one in Subscriber.objects.filter(email=who):
            cadences = {str(key): cadence for key in one.subscriptions.live().values_list("key", flat=True)}
            change_preferences(subscriber=one, language=one.language, cadences=cadences)

    def pause(self, who: str, days: int) -> None:
        Subscriber.objects.get_or_create(email=who, defaults={"language": PEOPLE[who]})
        Subscriber.objects.filter(email=who).update(paused_until=(self.now + timedelta(days=days)).date())

    def end(self, who: str, topic: str) -> None:
        for one in Subscription.objects.live().filter(subscriber__email=who):
            if one.topic == topic:
                end_one(subscription=one, reason=EndedReason.LINK)

    def publish(self, item: str, topics: set[str], late: int) -> None:
        """Stamped up to forty days ago, as by a transaction that took long."""
        if item not in self.board.items:
            self.board.items[item] = self.about.setdefault(item, sorted(topics)), ["en"]
        event = capture(kind="news", key=item, version=str(self.version[item]))
        assert event is not None
        ContentEvent.objects.filter(pk=event.pk).update(occurred_at=self.now - timedelta(days=late))
        fan_out()

    def again(self, item: str) -> None:
        if item in self.board.items:
            self.version[item] += 1
            capture(kind="news", key=item, version=str(self.version[item]), note="It changed.")
            fan_out()

    def translate(self, item: str, language: str) -> None:
        if item in self.board.items and language not in self.board.items[item][1]:
            self.board.items[item][1].append(language)
            renew_words(kind="news", key=item)
            fan_out()

    def withdraw(self, item: str) -> None:
        self.board.items.pop(item, None)
        withdraw_content(kind="news", key=item)

    def tick(self, days: int) -> None:
        self.now += timedelta(days=days)
        tick_digests(at=self.now)
        arrived()

    def die(self, days: int, point: str, time: int) -> None:
        """The planner dies the so-manieth time it passes that point, and the next one goes on."""
        passed = iter(range(1, time))
        real = getattr(plan_digests, point)

        def deadly(*given: Any, **named: Any) -> Any:
            if next(passed, None) is None:
                raise DiedError
            return real(*given, **named)

        with (
            patch.object(plan_digests, point, deadly),
            patch.object(plan_digests, "CHUNK", 1),
            suppress(DiedError),
        ):
            tick_digests(at=self.now + timedelta(days=days))
        self.tick(days)


class Oracle:
    """What people should have received, told without a database."""

    def __init__(self, policies: dict[str, str]) -> None:
        self.now, self.periods, self.policies = START, set[object](), policies
        self.about, self.languages, self.version = dict[str, set[str]](), dict[str, set[str]](), dict[str, int]()
        self.wanted: dict[str, dict[str, str]] = {who: {} for who in PEOPLE}
        self.paused: dict[str, date] = {}
        self.waiting: dict[str, set[str]] = {who: set() for who in PEOPLE}
        self.told: dict[tuple[str, str, int], str] = {}
        self.received: Received = {who: [] for who in PEOPLE}

    def speed(self, who: str, item: str) -> int:
        fits = {"all", *self.about[item]} & set(self.wanted[who])
        return min((CADENCES.index(self.wanted[who][topic]) for topic in fits), default=-1)

    def offer(self, item: str, languages: set[str], readers: Iterable[str]) -> None:
        """To those who ask for it and were not told, or, if they want both, not in their language, which is new."""
        for who in readers:
            told, own = self.told.get((who, item, self.version[item])), PEOPLE[who] in languages
            is_owed = told is None and (own or self.policies[who] != "exact")
            is_owed_again = told not in (None, PEOPLE[who]) and own and self.policies[who] == "both"
            if self.speed(who, item) >= 0 and (is_owed or is_owed_again):
                self.waiting[who].add(item)

    def want(self, who: str, topic: str, cadence: str) -> None:
        self.wanted[who][topic] = cadence

    def hear(self, who: str, cadence: str) -> None:
        self.wanted[who] = dict.fromkeys(self.wanted[who], cadence)

    def pause(self, who: str, days: int) -> None:
        self.paused[who] = (self.now + timedelta(days=days)).date()

    def end(self, who: str, topic: str) -> None:
        self.wanted[who].pop(topic, None)
        self.waiting[who] = {item for item in self.waiting[who] if self.speed(who, item) >= 0}

    def publish(self, item: str, topics: set[str], late: int) -> None:
        self.about.setdefault(item, topics)
        self.version.setdefault(item, 1)
        if item not in self.languages:
            self.languages[item] = {"en"}
            self.offer(item, {"en"}, PEOPLE)

    def again(self, item: str) -> None:
        if item in self.languages:
            self.version[item] += 1
            for who in PEOPLE:
                self.waiting[who].discard(item)
            self.offer(item, self.languages[item], PEOPLE)

    def translate(self, item: str, language: str) -> None:
        if item in self.languages and language not in self.languages[item]:
            self.languages[item].add(language)
            readers = [
                who for who in PEOPLE if self.policies[who] == "exact" or (who, item, self.version[item]) in self.told
            ]
            self.offer(item, {language}, readers)

    def withdraw(self, item: str) -> None:
        self.languages.pop(item, None)
        for who in PEOPLE:
            self.waiting[who].discard(item)

    def tick(self, days: int) -> None:
        self.now += timedelta(days=days)
        names = [(1, str(self.now.date())), (2, f"{self.now:%G %V}"), (3, f"{self.now:%Y %m}")]
        due = [0, *(rank for rank, name in names if (rank, name) not in self.periods)]
        self.periods |= set(names)
        for who, rank in product(PEOPLE, due):
            if self.now.date() > self.paused.get(who, date.min):
                self.write(who, {item for item in self.waiting[who] if self.speed(who, item) == rank})

    def die(self, days: int, point: str, time: int) -> None:
        self.tick(days)

    def write(self, who: str, mail: set[str]) -> None:
        self.waiting[who] -= mail
        said = {item: PEOPLE[who] if PEOPLE[who] in self.languages[item] else "en" for item in mail}
        self.told |= {(who, item, self.version[item]): language for item, language in said.items()}
        self.received[who] += [sorted(f"{item} {language}" for item, language in said.items())] if said else []


def received() -> Received:
    """For each person the messages, each as its items and the languages of their words."""
    mails: dict[str, dict[UUID | None, list[str]]] = {who: defaultdict(list) for who in PEOPLE}
    for entry in DigestEntry.objects.filter(state="attached").select_related("event", "subscriber"):
        mails[entry.subscriber.email][entry.message_id].append(f"{entry.event.item_key} {entry.told_in}")
    return {who: sorted(map(sorted, found.values())) for who, found in mails.items()}


def compare(board: Board, policies: dict[str, str], history: Iterable[Any]) -> tuple[Received, Received]:
    """What everybody received, and what they should have; at the end all that waits is due."""
    board.items.clear()
    oracle, walk = Oracle(policies), Walk(board, policies)
    for name, *arguments in [*history, ("tick", 0), ("tick", 40)]:
        getattr(walk, name)(*arguments)
        getattr(oracle, name)(*arguments)
    return received(), {who: sorted(mails) for who, mails in oracle.received.items()}


who, item = st.sampled_from(list(PEOPLE)), st.sampled_from(ITEMS)
days = st.sampled_from([0, 0, 1, 1, 3, 8])
steps = st.one_of(
    st.tuples(st.just("want"), who, st.sampled_from(TOPICS), st.sampled_from(CADENCES)),
    st.tuples(st.just("hear"), who, st.sampled_from(CADENCES)),
    st.tuples(st.just("pause"), who, st.integers(0, 12)),
    st.tuples(st.just("end"), who, st.sampled_from(TOPICS)),
    st.tuples(st.just("publish"), item, st.sets(st.sampled_from(TOPICS[1:])), st.integers(0, 40)),
    st.tuples(st.just("publish"), item, st.sets(st.sampled_from(TOPICS[1:])), st.integers(0, 40)),
    st.tuples(st.just("again"), item),
    st.tuples(st.just("translate"), item, st.sampled_from(["ro", "nl"])),
    st.tuples(st.just("withdraw"), item),
    st.tuples(st.just("tick"), days),
    st.tuples(st.just("tick"), days),
    st.tuples(st.just("die"), days, st.sampled_from(["crashpoint", "write_digests"]), st.integers(1, 4)),
)
policies = st.fixed_dictionaries({one: st.sampled_from(POLICIES) for one in PEOPLE})
