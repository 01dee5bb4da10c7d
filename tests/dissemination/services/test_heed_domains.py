"""A domain that puts off all it gets is written to more slowly; one that blocks us waits for an officer."""

import math
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from dissemination.channels.base import Letter, Phase, Reply
from dissemination.channels.domains import Domains
from dissemination.channels.memory import OK, MemoryChannel
from dissemination.channels.replies import ACCEPTED, judge
from dissemination.kinds import Lane
from dissemination.models import Bucket, DomainHold, OutboundMessage, Relay
from dissemination.queries.pace import slow_domains
from dissemination.services.drain import drain
from dissemination.services.heed_domains import heed_domains
from dissemination.services.set_pace import let_go, set_pace
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db
Queued = Callable[..., OutboundMessage]
BUSY = Reply(Phase.RCPT, 421, "4.7.0", "4.7.0 Too many connections from you")
FULL = Reply(Phase.RCPT, 452, "4.2.2", "4.2.2 Mailbox full")
BLOCKED = Reply(Phase.RCPT, 550, "5.7.1", "5.7.1 Blocked: your server is on our list")
OWN_PEOPLE = Reply(Phase.RCPT, 550, "5.7.133", "5.7.133 Sender not authenticated for group")


class Domain(MemoryChannel):
    """Answers everything for `slow.example.org` alike."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply
        self.asked: list[str] = []

    def send(self, letter: Letter) -> Reply:
        self.asked.append(letter.recipient)
        return self.reply if letter.recipient.endswith("@slow.example.org") else super().send(letter)


def fill(queued: Queued, number: int, domain: str = "slow.example.org") -> None:
    for one in range(number):
        queued(f"u{one}@{domain}")


def time_passes(minutes: float) -> None:
    span = timedelta(minutes=minutes)
    Bucket.objects.update(
        filled_at=F("filled_at") - span, slowed_at=F("slowed_at") - span, slow_since=F("slow_since") - span
    )
    OutboundMessage.objects.update(not_before=F("not_before") - span)


def of_slow(channel: Domain) -> int:
    return sum(address.endswith("@slow.example.org") for address in channel.asked)


def also(a_minute: int, since: float) -> int:
    """What real time may have brought meanwhile, on a slow machine."""
    return math.ceil((time.monotonic() - since) * a_minute / 60)


def test_a_domain_that_puts_off_all_is_left_alone_after_three(queued: Queued) -> None:
    fill(queued, 10)
    fill(queued, 4, "quick.example.org")
    channel, began = Domain(BUSY), time.monotonic()
    assert drain(lane=Lane.NORMAL, channel=channel).sent == 4
    assert 3 <= of_slow(channel) <= 3 + also(30, began)
    (slow,) = slow_domains()
    assert (slow.domain, slow.a_minute, slow.said) == ("slow.example.org", 30, "rcpt 421 4.7.0")
    assert OutboundMessage.objects.filter(state="queued", refusals=0).count() == 10 - of_slow(channel)


def test_it_halves_again_once_a_minute_and_comes_back_within_the_hour(queued: Queued) -> None:
    fill(queued, 60)
    channel = Domain(BUSY)
    drain(lane=Lane.NORMAL, channel=channel)
    drain(lane=Lane.NORMAL, channel=channel)
    assert slow_domains()[0].a_minute == 30
    time_passes(2)
    drain(lane=Lane.NORMAL, channel=channel)
    assert slow_domains()[0].a_minute == 16  # 30 and two minutes of recovery, halved
    since = slow_domains()[0].since
    for _ in range(8):
        time_passes(1.5)
        drain(lane=Lane.NORMAL, channel=channel)
    assert slow_domains()[0].a_minute <= 2
    assert slow_domains()[0].since < since
    time_passes(61)
    assert list(slow_domains()) == []


def test_batches_that_were_under_way_together_count_as_one(queued: Queued) -> None:
    domains = Domains(slow={"slow.example.org": "rcpt 421 4.7.0"})
    for _ in range(3):
        heed_domains(lane=Lane.NORMAL, domains=domains)
    assert [one.a_minute for one in slow_domains()] == [30]


def test_a_rate_of_its_own_is_halved_and_comes_back(queued: Queued) -> None:
    set_pace(domain="slow.example.org", a_minute=200, by=person("o@example.org", "officer"))
    fill(queued, 10)
    drain(lane=Lane.NORMAL, channel=Domain(BUSY))
    assert slow_domains()[0].a_minute == 100
    time_passes(31)
    assert not slow_domains()


def test_full_mailboxes_and_single_refusals_slow_nobody(queued: Queued) -> None:
    fill(queued, 6)
    drain(lane=Lane.NORMAL, channel=Domain(FULL))
    assert not slow_domains()
    time_passes(600)
    channel = MemoryChannel()
    for number in range(2):
        channel.answer(f"u{number}@slow.example.org", BUSY)
    OutboundMessage.objects.filter(expires_at__gt=timezone.now()).update(not_before=timezone.now())
    assert drain(lane=Lane.NORMAL, channel=channel).sent == 4
    assert not slow_domains()


def test_one_that_takes_some_is_not_slow() -> None:
    later = judge(BUSY, refusals=0)
    domains = Domains()
    domains.hear("u@some.example.org", OK, ACCEPTED, is_slow=False)
    for _ in range(5):
        domains.hear("u@some.example.org", BUSY, later, is_slow=False)
        domains.hear("u@none.example.org", BUSY, later, is_slow=False)
    domains.hear("u@again.example.org", BUSY, later, is_slow=True)
    assert sorted(domains.slow) == ["again.example.org", "none.example.org"]


def test_after_three_mailboxes_the_rest_waits_and_others_go(queued: Queued, caplog: pytest.LogCaptureFixture) -> None:
    fill(queued, 5)
    fill(queued, 2, "quick.example.org")
    channel = Domain(BLOCKED)
    assert drain(lane=Lane.NORMAL, channel=channel).sent == 2
    assert of_slow(channel) == 3
    assert DomainHold.objects.get().said == "rcpt 550 5.7.1"
    assert "slow.example.org blocks our mail" in caplog.text
    drain(lane=Lane.NORMAL, channel=channel)
    assert OutboundMessage.objects.filter(state="queued", to_domain="slow.example.org").count() == 2


def test_what_is_urgent_goes_to_a_held_domain_and_holds_none(queued: Queued) -> None:
    fill(queued, 3)
    drain(lane=Lane.NORMAL, channel=Domain(BLOCKED))
    assert DomainHold.objects.exists()
    queued("reset@slow.example.org", kind="service")
    assert drain(lane=Lane.URGENT, channel=MemoryChannel()).sent == 1
    DomainHold.objects.all().delete()
    OutboundMessage.objects.all().delete()
    for one in range(5):
        queued(f"u{one}@slow.example.org", kind="service")
    channel = Domain(BLOCKED)
    drain(lane=Lane.URGENT, channel=channel)
    assert len(channel.asked) == 5 and not DomainHold.objects.exists()


def test_one_mailbox_that_blocks_us_holds_no_domain_however_often(queued: Queued) -> None:
    for one in range(4):
        queued("u0@slow.example.org", key=f"again:{one}")
    drain(lane=Lane.NORMAL, channel=Domain(BLOCKED))
    assert not DomainHold.objects.exists()
    for one in (1, 2):
        queued(f"u{one}@slow.example.org")
        drain(lane=Lane.NORMAL, channel=Domain(BLOCKED))
        assert DomainHold.objects.exists() == (one == 2), "over several batches"


def test_what_waited_for_a_held_domain_is_not_too_late(queued: Queued) -> None:
    fill(queued, 4)
    drain(lane=Lane.NORMAL, channel=Domain(BLOCKED))
    month = timedelta(days=30)
    OutboundMessage.objects.update(created_at=F("created_at") - month, expires_at=F("expires_at") - month)
    DomainHold.objects.update(since=F("since") - month)
    before = dict(OutboundMessage.objects.values_list("pk", "expires_at"))
    let_go(domain="slow.example.org", by=person("o@example.org", "officer"))
    for message in OutboundMessage.objects.all():
        assert timedelta(seconds=-1) < message.expires_at - before[message.pk] - month < timedelta(minutes=1)
    Bucket.objects.all().delete()
    assert drain(lane=Lane.NORMAL, channel=MemoryChannel()).sent == 4


def test_an_officer_lets_a_domain_go_and_it_begins_slowly(queued: Queued) -> None:
    fill(queued, 15)
    drain(lane=Lane.NORMAL, channel=Domain(BLOCKED))
    for group in ("auditor", "approver", "country-desk"):
        with pytest.raises(PermissionDenied):
            let_go(domain="slow.example.org", by=person(f"{group}@example.org", group))
    officer = person("o@example.org", "officer")
    assert let_go(domain="slow.example.org", by=officer) == 3
    assert let_go(domain="slow.example.org", by=officer) == 0
    assert not OutboundMessage.objects.exclude(state="queued").exists()
    assert slow_domains()[0].a_minute == 6
    channel, began = MemoryChannel(), time.monotonic()
    first = drain(lane=Lane.NORMAL, channel=channel).sent
    assert 1 <= first <= 1 + also(6, began)
    time_passes(1)
    then = drain(lane=Lane.NORMAL, channel=channel).sent
    assert 7 <= then <= 7 + also(8, began), "six, and what an hour gives back in a minute"


def test_a_mailbox_that_takes_mail_of_its_own_people_only_holds_no_domain(queued: Queued) -> None:
    fill(queued, 2)
    drain(lane=Lane.NORMAL, channel=Domain(OWN_PEOPLE))
    assert not DomainHold.objects.exists()
    assert OutboundMessage.objects.filter(state="held", held="policy").count() == 2


class Down(MemoryChannel):
    """Counts who asks whether it is there again."""

    asked = 0

    def send(self, letter: Letter) -> Reply:
        self.asked += 1
        return Reply(Phase.CONNECT, 0, "", "refused")


def test_one_message_asks_whether_the_relay_is_there_again(queued: Queued) -> None:
    fill(queued, 8)
    down = Down()
    waits = []
    for _ in range(9):
        drain(lane=Lane.NORMAL, channel=down)
        relay = Relay.objects.get()
        assert relay.closed_until is not None
        waits.append(round((relay.closed_until - timezone.now()).total_seconds()))
        Relay.objects.update(closed_until=timezone.now() - timedelta(seconds=1))
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900, 900]
    assert down.asked == 9


def test_while_one_asks_nobody_else_does(queued: Queued) -> None:
    fill(queued, 8)
    drain(lane=Lane.NORMAL, channel=Down())
    Relay.objects.update(closed_until=timezone.now() - timedelta(seconds=1))
    others: list[object] = []
    beside = MemoryChannel()

    class Asking(MemoryChannel):
        def send(self, letter: Letter) -> Reply:
            if not others:
                assert OutboundMessage.objects.filter(state="sending").count() == 1
                others.append(drain(lane=Lane.NORMAL, channel=beside).outcomes)
            return super().send(letter)

    assert drain(lane=Lane.NORMAL, channel=Asking()).sent == 8
    assert others == [{}] and beside.accepted == []
    assert Relay.objects.get().failures == 0
