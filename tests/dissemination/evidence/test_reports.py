"""Delivery reports: what each says of its message, whoever wrote it, in whatever order and however often."""

import fcntl
import json
import os
import time
from pathlib import Path

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import (
    Contact,
    Delivery,
    DeliveryEvent,
    OutboundMessage,
    RelayEvidence,
    RelayText,
    Suppression,
)
from dissemination.queries.agency_story import agency_story
from dissemination.queries.invariants import broken
from dissemination.services.drain import drain
from dissemination.services.read_mailbox import read_mailbox
from dissemination.services.reconcile import reconcile
from tests.dissemination.evidence import samples
from tests.dissemination.evidence.conftest import HandedOver, kinds_of, state_of
from tests.dissemination.evidence.mailbox import flags, receive
from tests.dissemination.evidence.samples import fill

pytestmark = pytest.mark.django_db
STRANGER = "b+00000000000000000000000000000000@hub.example.org"


@pytest.mark.parametrize("server", sorted(samples.REPORTS | samples.IN_WORDS))
@pytest.mark.parametrize(
    ("status", "code", "kind", "state"),
    [
        ("5.1.1", "550 5.1.1 <desk> User unknown", "bounced_hard", "bounced"),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", "bounced_hard", "bounced"),
        ("5.2.2", "552 5.2.2 Mailbox full", "bounced_soft", "failed"),
        ("5.7.1", "554 5.7.1 Message blocked", "blocked", "failed"),
        ("5.0.0", "550 No such user here", "bounced_hard", "bounced"),
        ("4.4.7", "451 4.4.7 Message expired", "bounced_soft", "failed"),
    ],
)
def test_each_server_is_understood(
    handed_over: HandedOver, box: Path, server: str, status: str, code: str, kind: str, state: str
) -> None:
    message = handed_over()
    mail = fill((samples.REPORTS | samples.IN_WORDS)[server], message, status=status, code=code)
    assert receive(box, mail, mail) == 2
    assert (kinds_of(message), state_of(message)) == ([kind], state)
    assert RelayText.objects.get().source == "dsn"
    assert "police.example.org" not in json.dumps(list(DeliveryEvent.objects.values()), default=str)
    assert Suppression.objects.exists() is (kind == "bounced_hard")
    assert flags(box) == ["S", "S"]
    assert broken() == []


@pytest.mark.parametrize(
    ("action", "status", "kind", "state"),
    [
        ("delivered", "2.1.5", "delivered", "delivered"),
        ("relayed", "2.1.9", "relayed", "sent"),
        ("expanded", "2.1.9", "relayed", "sent"),
        ("delayed", "4.4.1", "delayed", "sent"),
        ("FAILED (really)", "5.1.1", "bounced_hard", "bounced"),
    ],
)
def test_what_each_action_means(
    handed_over: HandedOver, box: Path, action: str, status: str, kind: str, state: str
) -> None:
    message = handed_over()
    receive(box, fill(samples.POSTFIX, message, action=action, status=status, code=f"250 {status} OK"))
    assert (kinds_of(message), state_of(message)) == ([kind], state)


def test_a_warning_in_words_is_no_refusal(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    receive(box, fill(samples.EXIM_WARNING, message))
    assert (kinds_of(message), state_of(message)) == (["delayed"], "sent")


@pytest.mark.parametrize("action", ["failed", "delivered", "delayed"])
def test_a_report_before_the_result_is_evidence_that_it_was_taken(
    handed_over: HandedOver, box: Path, relay_log: Path, action: str
) -> None:
    message = handed_over(state="in_doubt")
    receive(box, fill(samples.POSTFIX, message, action=action))
    assert reconcile().accepted == 1
    message.refresh_from_db()
    assert (message.state, message.settled_by) == ("accepted", "dsn")
    assert drain(lane=Lane.NORMAL, channel=MemoryChannel()).sent == 0
    assert broken() == []


def test_a_report_while_the_worker_still_waits_for_the_answer(queued, relay: MemoryChannel, box: Path) -> None:  # type: ignore[no-untyped-def]
    message = queued()
    send = relay.send

    def send_and_hear(letter):  # type: ignore[no-untyped-def]
        reply = send(letter)
        receive(box, fill(samples.POSTFIX, message))
        return reply

    relay.send = send_and_hear  # type: ignore[method-assign]
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    message.refresh_from_db()
    assert (message.state, kinds_of(message)) == ("accepted", ["bounced_hard"])
    assert Suppression.objects.get().reason == "hard_bounce"


@given(order=st.permutations(["delivered", "failed", "delivered", "delayed", "failed"]))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_in_whatever_order_they_come(order: list[str], handed_over: HandedOver, box: Path) -> None:
    message = handed_over(f"{time.time_ns()}@example.org")
    for action in order:
        receive(box, fill(samples.POSTFIX, message, action=action))
    assert kinds_of(message) == ["bounced_hard", "delayed", "delivered"]
    assert state_of(message) == "bounced"


OWN = "hub@hub.example.org"


def test_without_the_token_it_is_noted_by_envelope_id_then_message_id(handed_over: HandedOver, box: Path) -> None:
    messages = [handed_over(f"{name}@example.org") for name in ("token", "envelope", "message")]
    one, two, three = messages
    receive(box, fill(samples.POSTFIX, one, id=str(two.pk), message_id=three.rfc_message_id))
    receive(box, fill(samples.POSTFIX, two, envelope=OWN, message_id=three.rfc_message_id))
    receive(box, fill(samples.POSTFIX, three, envelope=OWN, id="none"))
    assert [kinds_of(message) for message in messages] == [["bounced_hard"], ["note"], ["note"]]


@pytest.mark.parametrize(
    ("server", "fields"),
    [
        ("POSTFIX", {"message_id": "<x@y>"}),  # the id of the envelope
        ("POSTFIX", {"id": "none"}),
        ("EXIM", {"message_id": "<x@y>"}),  # the address
    ],
)
@pytest.mark.parametrize("state", ["queued", "accepted", "in_doubt"])
def test_what_anybody_can_compute_is_a_note_and_no_state(
    handed_over: HandedOver, box: Path, server: str, fields: dict[str, str], state: str
) -> None:
    message = handed_over(state=state)
    before = state_of(message)
    actions = ["failed", "delivered", "delayed"] if server == "POSTFIX" else ["failed"]
    for action in actions:
        mail = fill(getattr(samples, server), message, envelope=OWN, action=action, **fields)
        receive(box, mail, mail.replace(b"5.1.1", b"5.1.2"))
    reconcile()
    message.refresh_from_db()
    assert (message.state, state_of(message)) == (state, before)
    assert set(kinds_of(message)) <= {"note"} and len(kinds_of(message)) <= len(actions)
    assert not RelayEvidence.objects.exists() and not Suppression.objects.exists()
    assert not RelayText.objects.exists()
    assert Contact.objects.get().status == "active"
    if state == "accepted":
        delivery = Delivery.objects.select_related("agency").get(pk=message.delivery_id)
        told = [line.words for line in agency_story(delivery.agency, shows_words=True)]
        assert "Reported by a stranger, and not proved: Refused for good" in told


def test_a_header_that_is_made_to_take_long_is_cut(box: Path) -> None:
    long = "a" * 60_000
    groups = f"\r\nFinal-Recipient: rfc822; {long}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    began = time.monotonic()
    receive(
        box,
        f"From: mailer-daemon@x.org\r\nX-Failed-Recipients: {long}\r\n\r\n550 5.1.1\r\n".encode(),
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n{groups}{groups}".encode(),
        b"Content-Type: text/plain; " + b"a=b; " * 20_000 + b"\r\n\r\n.",
        b"To: " + b"a@b.org, " * 15_000 + b"\r\n\r\n.",
        b"From: mailer-daemon@x.org\r\n\r\n550 5.1.1\r\n" + b"a\r\n" * 60_000,
    )
    assert time.monotonic() - began < 5
    assert len(flags(box)) == 5


def test_one_reader_at_a_time(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    (box / "new" / "1.mx").write_bytes(fill(samples.POSTFIX, message))
    held = os.open(box / "new", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    assert read_mailbox(folder=str(box)) == 0
    os.close(held)
    assert read_mailbox(folder=str(box)) == 1


def test_a_forged_report_changes_nothing(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    receive(box, fill(samples.POSTFIX, message, envelope=STRANGER))
    receive(box, fill(samples.EXIM, message, envelope=STRANGER))
    assert kinds_of(message) == []
    assert flags(box) == ["S", "S"]


def test_one_of_several_recipients_is_meant_or_the_best(handed_over: HandedOver, box: Path) -> None:
    def two(message: OutboundMessage, first: str, second: str) -> bytes:
        other = f"Final-Recipient: rfc822; {second}\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n"
        mail = fill(samples.POSTFIX, message).decode().replace(f"rfc822; {message.to_address}", f"rfc822; {first}")
        mail = mail.replace(f"rfc822;{message.to_address}", f"rfc822;{first}")
        return mail.replace("--=_b\r\nContent-Type: text/rfc822", f"{other}--=_b\r\nContent-Type: text/rfc822").encode()

    named, expanded = handed_over("named@example.org"), handed_over("list@example.org")
    receive(box, two(named, "NAMED@Example.org", "else@example.org"))
    assert kinds_of(named) == ["bounced_hard"]
    receive(box, two(expanded, "one@example.org", "two@example.org"))
    assert kinds_of(expanded) == ["delivered"]


@given(
    broken_mail=st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda noise: samples.POSTFIX.encode().replace(b"{status}", noise)),
        st.binary(max_size=200).map(lambda noise: samples.EXCHANGE.encode()[:600] + noise),
        st.sampled_from(
            [
                b"",
                b"\n\n",
                b"Content-Type: multipart/report; boundary=x\n\n--x\n--x--",
                b"Content-Type: message/delivery-status\n\nAction: failed\n\nAction",
                b"From: =?x?q?=FF?= <mailer-daemon>\nX-Failed-Recipients: @@\n"
                b"Content-Type: text/plain; charset=nix\n\n\xff",
                b"Date: Mon, 99 Nov 99999 99:99:99 +9999\nSubject: =?utf-8?b?\xff?=\n\n",
                b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!",
                b"To: b+@hub.example.org\n" + b"Received: x\n" * 500,
                b"Content-Type: multipart/mixed; boundary=x\n\n"
                + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 300,
            ]
        ),
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_comes_in_breaks_the_reading(broken_mail: bytes, handed_over: HandedOver, box: Path) -> None:
    message = OutboundMessage.objects.first() or handed_over()
    head = f"To: b+{message.envelope_token}@hub.example.org\n".encode()
    receive(box, head + broken_mail, broken_mail)
    assert not set(flags(box)) - {"S", "F"}
    assert OutboundMessage.objects.get(pk=message.pk).state == "accepted"


def test_a_report_within_a_report_speaks_of_the_outer_one(handed_over: HandedOver, box: Path) -> None:
    inner, outer = handed_over("inner@example.org"), handed_over("outer@example.org")
    report = fill(samples.EXCHANGE, outer, status="5.2.2", code="552 5.2.2 full").decode()
    receive(box, report.replace("\r\nText.\r\n", "\r\n" + fill(samples.POSTFIX, inner).decode() + "\r\n").encode())
    assert (kinds_of(outer), kinds_of(inner)) == (["bounced_soft"], [])


def test_what_is_huge_is_read_as_far_as_needed(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    mail = fill(samples.EXCHANGE, message).replace(b"Text.", b"Text.\r\n" * 700_000)
    assert len(mail) > 4 * 1024 * 1024
    receive(box, mail)
    assert kinds_of(message) == ["bounced_hard"]


def test_a_flood_is_one_event_and_no_answer(
    handed_over: HandedOver, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = handed_over()
    before = OutboundMessage.objects.count()
    for number in range(300):
        (box / "new" / f"{number:05}.mx").write_bytes(
            fill(samples.POSTFIX, message).replace(b"<20261128@", f"<{number}@".encode())
        )
    monkeypatch.setattr("dissemination.services.read_mailbox.AT_ONCE", 200)
    assert read_mailbox(folder=str(box)) == 200
    assert len(list((box / "new").iterdir())) == 100
    assert read_mailbox(folder=str(box)) == 100
    assert kinds_of(message) == ["bounced_hard"]
    assert OutboundMessage.objects.count() == before
    assert RelayText.objects.count() == 1


def test_a_complaint_is_told(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    mail = fill(samples.POSTFIX, message).replace(b"message/delivery-status", b"message/feedback-report")
    receive(box, mail)
    assert kinds_of(message) == ["complained"]
    other = handed_over("other@example.org")
    told = f"Original-Mail-From: <b+{other.envelope_token}@hub.example.org>\r\nReporting-MTA:"
    mail = fill(samples.POSTFIX.replace("Reporting-MTA:", told), other, envelope=OWN, message_id="<x@y>")
    receive(box, mail.replace(b"message/delivery-status", b"message/feedback-report"))
    assert kinds_of(other) == ["complained"]


def test_a_report_is_dated_within_reason(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    receive(box, fill(samples.POSTFIX, message, date="Mon, 01 Jan 2001 10:00:00 +0000"))
    receive(box, fill(samples.POSTFIX, message, action="delivered", date="Mon, 01 Jan 2035 10:00:00 +0000"))
    times = DeliveryEvent.objects.filter(source="dsn").values_list("occurred_at", flat=True)
    assert all(message.created_at <= at <= timezone.now() for at in times)
