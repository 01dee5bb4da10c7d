"""With real commits: planners side by side, a planner killed in its process, and leaving while messages wait."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import AddressChange, DigestEntry, DigestRun, OutboundMessage
from dissemination.models.subscription import Cadence, EndedReason
from dissemination.services import drain as draining
from dissemination.services import fan_out as fan_out_service
from dissemination.services import plan_digests
from dissemination.services.ask_address import ask_address
from dissemination.services.change_preferences import change_preferences
from dissemination.services.claim import Batch, Claimed
from dissemination.services.confirm_address import Became, confirm_address
from dissemination.services.drain import drain
from dissemination.services.end_subscriptions import end_all
from dissemination.services.erase_subscriber import erase_subscriber
from dissemination.services.fan_out import fan_out
from dissemination.services.intend import intend
from dissemination.services.links import filled
from dissemination.services.pause import pause
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests
from hub.embedded.places import CLONE
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, arrived, digests, translate
from tests.rig import databases

pytestmark = pytest.mark.django_db(transaction=True)

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_five_planners_at_once_write_each_message_once(
    news: MakeNews, subscriber: MakeSubscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_digests, "CHUNK", 2)
    for number in range(7):
        subscriber(f"reader{number}@example.org")
    news("One")
    news("Two")

    def tick(_number: int) -> int:
        try:
            return tick_digests(at=TUESDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(tick, range(5))) == 7
    assert DigestEntry.objects.filter(state="attached").count() == 14
    assert len({message.to_address for message in digests()}) == len(digests()) == 7
    assert DigestRun.objects.unfinished().count() == 0


@contextmanager
def newest_held_by_another_worker() -> Iterator[None]:
    """As a worker holds the newest event while it fans it out; this one dies before it commits."""
    with databases.connection_to(databases.current()) as other:
        other.autocommit = False
        other.execute("SELECT 1 FROM dissemination_contentevent ORDER BY id DESC LIMIT 1 FOR UPDATE")
        yield
        other.rollback()


def test_a_digest_waits_for_what_another_worker_fans_out(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news("One")
    news("Two")

    def tick() -> int:
        try:
            return tick_digests(at=TUESDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with newest_held_by_another_worker():
            ticking = pool.submit(tick)
            databases.wait_for_a_blocked_query()
        assert ticking.result(timeout=30) == 1
    assert DigestEntry.objects.filter(state="attached").count() == 2


def test_a_worker_that_holds_an_event_too_long_delays_that_event_alone(
    news: MakeNews, subscriber: MakeSubscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fan_out_service, "PATIENCE", "50ms")
    subscriber()
    news("One")
    news("Two")
    with newest_held_by_another_worker():
        assert tick_digests(at=TUESDAY) == 1
    assert tick_digests(at=TUESDAY) == 0
    assert sorted(DigestEntry.objects.values_list("state", flat=True)) == ["attached", "pending"]


def test_a_language_policy_that_changes_while_an_event_is_fanned_out_loses_nothing(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(language="ro", language_policy="exact")
    news()

    def fan() -> int:
        try:
            return fan_out()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            change_preferences(subscriber=ana, language="ro", cadences={}, language_policy="fallback")
            fanning = pool.submit(fan)
            databases.wait_for_a_blocked_query()
        assert fanning.result(timeout=30) == 1
    assert DigestEntry.objects.get().state == "pending"
    assert tick_digests(at=TUESDAY) == 1


def test_who_plans_and_who_fans_out_a_translation_do_not_wait_for_each_other(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    """The planner holds its subscribers and then asks for the event; fan-out holds the event and then asks for them."""
    subscriber(language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    subscriber("ben@example.org")
    news("Another")
    fan_out()
    translate(page, "ro")

    def fan() -> int:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            return fan_out()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        assert len(plan_digests._people(Cadence.DAILY, TUESDAY.date(), after=0)) == 2
        assert pool.submit(fan).result(timeout=30) == 1


@pytest.mark.parametrize("act", ["pause", "move", "end"])
def test_who_pauses_moves_or_leaves_and_who_fans_out_do_not_wait_for_each_other(
    news: MakeNews, subscriber: MakeSubscriber, act: str
) -> None:
    """These lock the subscriber, and then events of messages that have not left, or entries."""
    ana = subscriber()
    ask_address(subscriber=ana, address="new@example.org")
    news()

    def fan() -> int:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            return fan_out()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        if act == "pause":
            pause(subscriber=ana, until=TUESDAY.date())
        elif act == "end":
            end_all(subscriber=ana, reason=EndedReason.LINK)
        else:
            assert confirm_address(change=AddressChange.objects.get()) == Became.DONE
        assert pool.submit(fan).result(timeout=30) == 1


def test_a_planner_killed_in_its_process_loses_and_doubles_nothing(news: MakeNews, subscriber: MakeSubscriber) -> None:
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    news()
    given = connection.settings_dict
    address = f"postgres://{given['USER']}:{given['PASSWORD']}@/{databases.current()}?host={given['HOST']}"
    code = "import django; django.setup(); from dissemination.services import plan_digests as p; p.CHUNK = 1; "
    code += "from dissemination.services.tick_digests import tick_digests; tick_digests()"
    environment = {**os.environ, "HUB_CRASH_AT": "planned:2", "DATABASE_URL": os.environ.get("DATABASE_URL", address)}
    died = subprocess.run([sys.executable, "-c", code], cwd=CLONE, env=environment, check=False, capture_output=True)
    assert died.returncode == 9, died.stderr.decode()[-2000:]
    assert len(digests()) == 2
    assert tick_digests() == 1
    assert len({message.to_address for message in digests()}) == 3


def test_leaving_stops_messages_that_wait(news: MakeNews, subscriber: MakeSubscriber) -> None:
    relay = MemoryChannel()
    stays, leaves, erased = (subscriber(f"{name}@example.org") for name in ("stays", "leaves", "erased"))
    news()
    tick_digests(at=TUESDAY)
    end_all(subscriber=leaves, reason=EndedReason.ONE_CLICK)
    erase_subscriber(subscriber=erased)
    drain(lane=Lane.BULK, channel=relay)
    assert [letter.recipient for letter in relay.accepted] == [stays.email]
    assert sorted(message.state for message in digests()) == ["accepted", "suppressed", "suppressed"]
    subscribe(address="erased@example.org", wanted=["all"], cadence="daily", language="en")
    drain(lane=Lane.URGENT, channel=relay)
    assert "erased@example.org" not in [letter.recipient for letter in relay.accepted]
    assert OutboundMessage.objects.unfinished().count() == 0


def test_who_leaves_while_a_worker_holds_the_digest_does_not_get_it(
    news: MakeNews, subscriber: MakeSubscriber, relay: MemoryChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays, leaves = subscriber("stays@example.org"), subscriber("leaves@example.org")
    news()
    tick_digests(at=TUESDAY)
    (theirs,) = digests(leaves.email)
    link = urlsplit(filled(theirs.fill)["end_all"]).path

    def leave_first(batch: Batch) -> list[Claimed]:
        assert {message.state for message in digests()} == {"claimed"}
        answer = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        return intend(batch)

    monkeypatch.setattr(draining, "intend", leave_first)
    drain(lane=Lane.BULK, channel=relay)
    assert [letter.recipient for letter in relay.accepted] == [stays.email]
    theirs.refresh_from_db()
    assert (theirs.state, theirs.attempts) == ("suppressed", 0)
    assert leaves.subscriptions.get().ended_reason == EndedReason.ONE_CLICK


def test_an_event_of_a_long_transaction_is_fanned_out_after_later_ones(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(cadence="immediate")
    early = news("Early")
    DigestEntry.objects.all().delete()
    with databases.connection_to(databases.current()) as other:
        other.autocommit = False
        other.execute("UPDATE dissemination_contentevent SET fanned_out_at = NULL")
        other.execute("SELECT 1 FROM dissemination_contentevent FOR UPDATE")
        news("Later")
        assert fan_out() == 1
        other.commit()
    assert fan_out() == 1
    assert DigestEntry.objects.count() == 2
    assert early.title == "Early"


def test_five_workers_fan_a_translation_out_once(news: MakeNews, subscriber: MakeSubscriber) -> None:
    for number in range(6):
        policy = ("exact", "both")[number % 2]
        subscriber(f"reader{number}@example.org", language="ro", language_policy=policy, cadence="immediate")
    page = news()
    tick_digests()
    arrived()
    translate(page, "ro", title="Linia se mută")

    def tick(_number: int) -> int:
        try:
            return tick_digests()
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(tick, range(5))) == 6
    told = DigestEntry.objects.filter(state="attached").values_list("subscriber__email", "told_in")
    readers = [f"reader{number}@example.org" for number in range(6)]
    second = [(reader, "en") for reader in readers[1::2]]
    assert sorted(told) == sorted([*((reader, "ro") for reader in readers), *second])
