"""Slow and blocked domains are named where officers look, and officers alone change what holds for them."""

from collections.abc import Callable

import pytest
from django.test import Client

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Bucket, DomainHold, DomainPace, OutboundMessage
from dissemination.queries.health import health
from dissemination.services.drain import drain
from dissemination.services.invariants import check_promises
from dissemination.services.set_pace import let_go, set_pace
from tests.dissemination.directory import person
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/distribution/health/"
TRAY = "/admin/distribution/tray/"
Queued = Callable[..., OutboundMessage]


def blocked(queued: Queued, relay: MemoryChannel) -> None:
    for number in range(4):
        queued(f"u{number}@slow.example.org")
        relay.answer(f"u{number}@slow.example.org", Reply(Phase.RCPT, 550, "5.7.1", "5.7.1 Blocked"))
    drain(lane=Lane.NORMAL, channel=relay)


def test_a_blocking_domain_is_one_line_and_goes_with_one_press(queued: Queued, relay: MemoryChannel) -> None:
    check_promises()
    blocked(queued, relay)
    officer = signed_in("officer")
    assert not health().is_well
    assert "slow.example.org blocks our mail (rcpt 550 5.7.1)" in officer.get(PAGE).text
    text = officer.get(TRAY).text
    assert text.count("slow.example.org blocks our mail") == 1
    assert "4 messages wait." in text
    assert "Send it again" not in text
    assert officer.get(f"{TRAY}domain/").status_code == 405
    assert officer.post(f"{TRAY}domain/", {"domain": "slow.example.org"}).status_code == 302
    assert not DomainHold.objects.exists()
    text = officer.get(PAGE).text
    assert "Mail to slow.example.org goes out slowly: 6 a minute, since" in text
    assert "The tray is empty." in officer.get(TRAY).text


def test_a_desk_reads_no_domain_of_other_countries(queued: Queued, relay: MemoryChannel) -> None:
    blocked(queued, relay)
    set_pace(domain="ministry.example.org", a_minute=3, by=person("p@example.org", "officer"))
    clients = {group: signed_in(group) for group in ("auditor", "approver", "country-desk")}
    for _time in ("held", "slow"):
        for group, client in clients.items():
            page, may_read = client.get(PAGE).text, group != "country-desk"
            assert ("slow.example.org" in page) is may_read
            assert ("ministry.example.org" in page) is may_read
        let_go(domain="slow.example.org", by=person(f"{_time}@example.org", "officer"))


def test_an_officer_says_how_much_a_domain_takes() -> None:
    officer = signed_in("officer")
    answer = officer.post(f"{PAGE}pace/", {"domain": " @Ministry.Example.org", "a_minute": "30"})
    assert answer.status_code == 302
    assert DomainPace.objects.get().domain == "ministry.example.org"
    assert Bucket.objects.filter(domain="ministry.example.org", tokens=30).count() == 3
    assert "ministry.example.org gets at most 30 messages a minute in each lane." in officer.get(PAGE).text
    officer.post(f"{PAGE}pace/", {"domain": "ministry.example.org", "a_minute": "10"})
    assert DomainPace.objects.get().a_minute == 10
    officer.post(f"{PAGE}pace/", {"domain": "ministry.example.org", "a_minute": ""})
    assert not DomainPace.objects.exists()


@pytest.mark.parametrize(
    ("domain", "a_minute", "said"),
    [
        ("ministry", "30", "This is no domain"),
        ("min istry.example.org", "30", "This is no domain"),
        ("ministry.example.org", "0", "greater than or equal to 1"),
        ("ministry.example.org", "many", "Enter a whole number"),
        ("", "3", "This field is required"),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(domain: str, a_minute: str, said: str) -> None:
    text = signed_in("officer").post(f"{PAGE}pace/", {"domain": domain, "a_minute": a_minute}).text
    assert said in text
    assert f'value="{a_minute}"' in text
    assert not DomainPace.objects.exists()


@pytest.mark.parametrize("group", ["auditor", "approver", "country-desk"])
def test_nobody_else_changes_it(group: str, queued: Queued, relay: MemoryChannel) -> None:
    blocked(queued, relay)
    client: Client = signed_in(group)
    assert "Say how much a domain takes" not in client.get(PAGE).text
    assert "Let it go" not in client.get(TRAY).text
    assert client.post(f"{PAGE}pace/", {"domain": "a.example.org", "a_minute": "3"}).status_code == 404
    assert client.post(f"{TRAY}domain/", {"domain": "slow.example.org"}).status_code == 404
    assert DomainHold.objects.exists() and not DomainPace.objects.exists()
