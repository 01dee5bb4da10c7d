"""What is published reaches a canary of each language in our own mailbox, or the health page and the log say so."""

import logging
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test.utils import override_settings
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import ContentEvent, DeliveryEvent, DigestHold, OutboundMessage, Subscriber, Subscription
from dissemination.models.subscription import Cadence
from dissemination.queries.canaries import Canary, canaries, late_items
from dissemination.services.drain import drain
from dissemination.services.hold_item import hold_item
from dissemination.services.hold_runs import hold_runs
from dissemination.services.invariants import check_promises
from dissemination.services.keep_canaries import keep_canaries
from dissemination.services.read_mailbox import read_mailbox
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from hub.models import AccessRule
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.directory import person
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db

CANARIES = {"en": "canary+en@hub.example.org", "ro": "canary+ro@hub.example.org"}
HEALTH = "/admin/distribution/health/"


@pytest.fixture(autouse=True)
def in_the_cage(themes: None) -> Any:
    with override_settings(HUB_CANARIES=CANARIES):
        keep_canaries()
        Subscription.objects.update(confirmed_at=timezone.now() - timedelta(days=2))
        yield


@pytest.fixture
def box(tmp_path: Path) -> Path:
    for name in ("tmp", "new", "cur"):
        (tmp_path / name).mkdir()
    return tmp_path


def long_ago() -> None:
    ContentEvent.objects.update(occurred_at=timezone.now() - timedelta(hours=1))


def deliver(relay: MemoryChannel, box: Path) -> int:
    """What the relay took comes back to the mailbox."""
    drain(lane=Lane.NORMAL, channel=relay)
    for number, letter in enumerate(relay.accepted):
        head = f"Delivered-To: {letter.recipient}\n".encode()
        (box / "new" / f"{number:03}.mx").write_bytes(head + letter.content)
    relay.accepted.clear()
    return read_mailbox(folder=str(box))


def test_a_canary_subscribes_to_everything_at_once_and_the_mailbox_knows_its_mail(
    news: MakeNews, relay: MemoryChannel, box: Path
) -> None:
    keep_canaries()
    assert sorted(Subscription.objects.values_list("subscriber__email", "scope", "cadence", "source")) == [
        (address, "all", "immediate", "canary") for address in CANARIES.values()
    ]
    news("Arrives")
    tick_digests()
    assert deliver(relay, box) == 2
    long_ago()
    assert late_items() == []
    found = canaries()
    assert [(one.language, one.is_well, one.seen_at is not None) for one in found] == [
        ("en", True, True),
        ("ro", True, True),
    ]
    assert sorted(DeliveryEvent.objects.filter(source="mailbox").values_list("kind", flat=True)) == ["delivered"] * 2


def is_broken(caplog: pytest.LogCaptureFixture) -> bool:
    """Said by all three: health page, command and log."""
    caplog.clear()
    with caplog.at_level(logging.CRITICAL):
        check_promises()
    logged = any("reaches the canaries" in record.getMessage() for record in caplog.records)
    shown = "not arrived in time" in signed_in("officer").get(HEALTH).text
    try:
        call_command("ledger_check", stdout=StringIO(), stderr=StringIO())
        said = False
    except CommandError:
        said = True
    assert logged == shown == said
    return logged


@pytest.mark.parametrize("broken_at", ["fan-out", "planning", "relay", "mailbox"])
def test_wherever_it_is_stuck_it_is_said(
    broken_at: str, news: MakeNews, relay: MemoryChannel, box: Path, caplog: pytest.LogCaptureFixture
) -> None:
    news("Stuck")
    steps = {"fan-out": 0, "planning": 1, "relay": 2, "mailbox": 3}[broken_at]
    if steps == 1:
        hold_runs(cadence=Cadence.IMMEDIATE, by=person("o@example.org", "officer"))
        tick_digests()
        DigestHold.objects.all().delete()
    elif steps > 1:
        tick_digests()
    if steps == 3:
        drain(lane=Lane.NORMAL, channel=relay)
    assert not is_broken(caplog)
    ContentEvent.objects.update(occurred_at=timezone.now() - timedelta(minutes=16))
    assert is_broken(caplog)
    tick_digests()
    deliver(relay, box)
    assert not is_broken(caplog)


def test_what_is_owed_to_nobody_is_not_late(news: MakeNews) -> None:
    officer = person("o@example.org", "officer")
    held, restricted = news("Held"), news("For practitioners")
    AccessRule.objects.create(page_key=restricted.translation_key)
    hold_item(event=ContentEvent.objects.get(item_key=held.translation_key), by=officer)
    tick_digests()
    long_ago()
    assert late_items() == []
    AccessRule.objects.all().delete()
    assert [one.item_key for one in late_items()] == [str(restricted.translation_key)] * 2
    hold_runs(cadence=Cadence.IMMEDIATE, by=officer)
    assert late_items() == []


def test_a_canary_that_may_not_be_written_to_is_not_well(news: MakeNews) -> None:
    suppress(address=CANARIES["ro"], scope="all", reason="hard_bounce")
    news()
    tick_digests()
    keep_canaries()
    assert [(one.language, one.listens) for one in canaries()] == [("en", True), ("ro", False)]
    assert "may not be written to" in signed_in("auditor").get(HEALTH).text


def test_a_canary_that_is_no_longer_named_ends_and_comes_back_when_it_is(themes: None) -> None:
    with override_settings(HUB_CANARIES={"en": CANARIES["en"]}):
        keep_canaries()
    assert list(Subscription.objects.live().values_list("subscriber__email", flat=True)) == [CANARIES["en"]]
    keep_canaries()
    assert Subscription.objects.live().count() == 2
    with override_settings(HUB_CANARIES={}):
        assert (canaries(), late_items()) == ([], [])
        assert "No canary is set up" in signed_in("officer").get(HEALTH).text


def test_mail_that_was_written_to_others_says_nothing(
    news: MakeNews, subscriber: MakeSubscriber, relay: MemoryChannel, box: Path
) -> None:
    ana = subscriber(cadence="immediate")
    news()
    tick_digests()
    drain(lane=Lane.NORMAL, channel=relay)
    letter = next(one for one in relay.accepted if one.recipient == "ana@example.org")
    for name, content in (("a", letter.content), ("b", b"Message-ID: <x@y>\n\nHello")):
        (box / "new" / name).write_bytes(b"Delivered-To: canary+en@hub.example.org\n" + content)
    assert read_mailbox(folder=str(box)) == 2
    assert OutboundMessage.objects.filter(recipient=ana.recipient).exists()
    assert not DeliveryEvent.objects.filter(source="mailbox").exists()


@pytest.mark.parametrize("wrong", [{"xx": "canary+xx@hub.example.org"}, {"en": "somebody@example.org"}, {"en": ""}])
def test_an_address_that_does_not_come_back_is_refused_at_the_start(wrong: dict[str, str]) -> None:
    assert [one.id for one in run_checks()] == []
    with override_settings(HUB_CANARIES=wrong):
        assert [one.id for one in run_checks()] == ["dissemination.E003"]


def test_canaries_are_nobody_who_hears(news: MakeNews) -> None:
    assert Subscriber.objects.count() == 2
    page = news()
    assert "0 subscribers hear of it" in signed_in("editor").get(f"/admin/pages/{page.pk}/announcement/").text


def test_a_well_canary_has_nothing_late() -> None:
    assert Canary("en", True, None, []).is_well
    assert not Canary("en", False, None, []).is_well
