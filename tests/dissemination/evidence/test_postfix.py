"""One line of Postfix's log: what it says, and when."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from dissemination.evidence.postfix import Remark, remark

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
BRUSSELS = ZoneInfo("Europe/Brussels")
RFC3339 = "2026-11-28T09:15:02.123456+01:00 mx1 postfix/"
OLD = "Nov 28 09:15:02 mx1 postfix/"
TO = "smtp[4711]: 4Xz1Qm5Bq2z9vJ: to=<desk@police.example.org>, relay=mx.police.example.org[192.0.2.7]:25, "
DELAYS = "delay=1.2, delays=0.1/0/0.5/0.6, "


def read(line: str, hops: frozenset[str] = frozenset()) -> Remark | None:
    return remark(line, now=NOW, zone=BRUSSELS, hops=hops)


@pytest.mark.parametrize("stamp", [RFC3339, OLD])
def test_the_mail_is_named_and_taken(stamp: str) -> None:
    named = read(f"{stamp}cleanup[1]: 4Xz1Qm5Bq2z9vJ: message-id=<a@hub.example.org>")
    assert named is not None
    assert (named.queue, named.message, named.event) == ("4Xz1Qm5Bq2z9vJ", "<a@hub.example.org>", "")
    assert named.at.replace(microsecond=0) == datetime(2026, 11, 28, 8, 15, 2, tzinfo=UTC)
    taken = read(f"{stamp}qmgr[2]: 4Xz1Qm5Bq2z9vJ: from=<b+77@hub.example.org>, size=9123, nrcpt=1 (queue active)")
    assert taken is not None and (taken.sender, taken.event) == ("b+77@hub.example.org", "")


@pytest.mark.parametrize(
    ("rest", "event", "enhanced"),
    [
        ("dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 8F)", "delivered", "2.0.0"),
        ("dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 User unknown (in reply to RCPT TO command))",
         "bounced_hard", "5.1.1"),
        ("dsn=5.2.2, status=bounced (host mx said: 552 5.2.2 Over quota)", "bounced_soft", "5.2.2"),
        ("dsn=5.0.0, status=bounced (host mx said: 550 No such user here)", "bounced_hard", "5.0.0"),
        ("dsn=5.7.1, status=bounced (host mx said: 554 5.7.1 Rejected as spam)", "blocked", "5.7.1"),
        ("dsn=5.3.4, status=bounced (message size 9 exceeds size limit 1)", "blocked", "5.3.4"),
        ("dsn=4.4.1, status=deferred (connect to mx[192.0.2.7]:25: Connection timed out)", "delayed", "4.4.1"),
    ],
)  # fmt: skip
def test_what_became_of_it(rest: str, event: str, enhanced: str) -> None:
    said = read(f"{RFC3339}{TO}{DELAYS}{rest}")
    assert said is not None
    assert (said.recipient, said.event, said.enhanced) == ("desk@police.example.org", event, enhanced)
    assert said.words == rest.partition("(")[2][:-1]


@pytest.mark.parametrize(
    ("part", "event"),
    [
        ("smtp[1]: 4Xz1Q: to=<a@b.org>, relay=127.0.0.1[127.0.0.1]:10024, ", "relayed"),
        ("lmtp[1]: 4Xz1Q: to=<a@b.org>, relay=localhost[::1]:24, ", "relayed"),
        ("pipe[1]: 4Xz1Q: to=<a@b.org>, relay=filter, ", "relayed"),
        ("smtp[1]: 4Xz1Q: to=<a@b.org>, relay=smart.example.net[192.0.2.1]:587, ", "relayed"),
        ("lmtp[1]: 4Xz1Q: to=<a@b.org>, relay=mail[private/dovecot-lmtp], ", "delivered"),
        ("virtual[1]: 4Xz1Q: to=<a@b.org>, relay=virtual, ", "delivered"),
        (
            "relay/smtp[1]: 4Xz1Q: to=<a@b.org>, orig_to=<c@b.org>, relay=mx.b.org[192.0.2.9]:25, conn_use=2, ",
            "delivered",
        ),
    ],
)
def test_delivered_is_what_a_server_of_the_recipient_took(part: str, event: str) -> None:
    said = read(f"{RFC3339}{part}{DELAYS}dsn=2.0.0, status=sent (250 OK)", frozenset({"smart.example.net"}))
    assert said is not None and said.event == event


def test_the_words_of_a_server_are_no_code() -> None:
    words = "host mx said: 550 5.1.1 Unknown), dsn=2.0.0, status=sent (250 2.0.0 Ok"
    said = read(f"{RFC3339}{TO}{DELAYS}dsn=5.1.1, status=bounced ({words})")
    assert said is not None
    assert (said.event, said.enhanced, said.words) == ("bounced_hard", "5.1.1", words)


def test_an_alias_is_asked_for_by_its_name() -> None:
    said = read(f"{OLD}smtp[1]: 4Xz1Q: to=<real@b.org>, orig_to=<desk@b.org>, relay=mx[192.0.2.9]:25, {DELAYS}"
                "dsn=2.0.0, status=sent (250 OK)")  # fmt: skip
    assert said is not None and said.recipient == "desk@b.org"


def test_what_waited_too_long_is_a_refusal_for_now() -> None:
    said = read(f"{OLD}qmgr[1]: 4Xz1Q: from=<b+77@hub.example.org>, status=expired, returned to sender")
    assert said is not None and (said.event, said.enhanced) == ("bounced_soft", "4.4.7")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        f"{OLD}qmgr[1]: 4Xz1Q: removed",
        f"{OLD}smtpd[1]: connect from unknown[192.0.2.1]",
        f"{OLD}discard[1]: 4Xz1Q: to=<a@b.org>, relay=none, {DELAYS}dsn=2.0.0, status=sent (discarded)",
        "Nov 28 09:15:02 mx1 dovecot[1]: 4Xz1Q: message-id=<a@b>",
        "Foo 28 09:15:02 mx1 postfix/cleanup[1]: 4Xz1Q: message-id=<a@b>",
        "Nov 31 09:15:02 mx1 postfix/cleanup[1]: 4Xz1Q: message-id=<a@b>",
    ],
)
def test_what_says_nothing_of_a_mail(line: str) -> None:
    assert read(line) is None


def test_a_stamp_without_a_year_is_the_newest_that_is_past() -> None:
    december = read("Dec 31 23:59:59 mx1 postfix/cleanup[1]: 4Xz1Q: message-id=<a@b>")
    leap = read("Feb 29 10:00:00 mx1 postfix/cleanup[1]: 4Xz1Q: message-id=<a@b>")
    assert december is not None and december.at.year == 2025
    assert leap is not None and leap.at.year == 2024
