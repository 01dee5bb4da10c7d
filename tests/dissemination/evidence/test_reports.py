"""Delivery reports: what each says of its message, whoever wrote it, in whatever order and however often."""

import json
import time
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import (
    DeliveryEvent,
    OutboundMessage,
    RelayText,
    Suppression,
)
from dissemination.queries.invariants import broken
from dissemination.services import follow_bounces
from dissemination.services.drain import drain
from dissemination.services.reconcile import reconcile
from tests.dissemination.evidence import samples
from tests.dissemination.evidence.conftest import HandedOver, kinds_of, state_of
from tests.dissemination.evidence.mailbox import flags, receive
from tests.dissemination.evidence.samples import fill

pytestmark = pytest.mark.django_db
OWN = "hub@hub.example.org"


def test_what_follows_is_drawn_once_a_reading(
    handed_over: HandedOver, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = [handed_over(f"desk{number}@police.example.org") for number in range(3)]
    closed: list[int] = []
    monkeypatch.setattr(follow_bounces, "close_moot", lambda: closed.append(1))
    receive(box, *[fill(samples.POSTFIX, message, status="5.1.1", code="550 5.1.1 No") for message in messages])
    assert len(closed) == 1
    assert Suppression.objects.count() == 3


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
    assert flags(box) == [], "what was taken is in the ledger"
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


def test_without_the_token_it_is_noted_by_envelope_id_then_message_id(handed_over: HandedOver, box: Path) -> None:
    messages = [handed_over(f"{name}@example.org") for name in ("token", "envelope", "message")]
    one, two, three = messages
    receive(box, fill(samples.POSTFIX, one, id=str(two.pk), message_id=three.rfc_message_id))
    receive(box, fill(samples.POSTFIX, two, envelope=OWN, message_id=three.rfc_message_id))
    receive(box, fill(samples.POSTFIX, three, envelope=OWN, id="none"))
    assert [kinds_of(message) for message in messages] == [["bounced_hard"], ["note"], ["note"]]


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
    assert len(times) == 2 and all(message.created_at <= at <= timezone.now() for at in times)


@pytest.mark.parametrize("last_attempt", [True, False])
def test_a_report_within_reason_keeps_its_own_date(handed_over: HandedOver, box: Path, last_attempt: bool) -> None:
    message, now = handed_over(), timezone.now().replace(microsecond=0)
    OutboundMessage.objects.filter(pk=message.pk).update(created_at=now - timedelta(days=3))
    written, tried = now - timedelta(hours=1), now - timedelta(days=2)
    mail = fill(samples.POSTFIX, message, date=format_datetime(written)).decode()
    if last_attempt:
        mail = mail.replace("Action: ", f"Last-Attempt-Date: {format_datetime(tried)}\r\nAction: ")
    receive(box, mail.encode())
    assert DeliveryEvent.objects.get(source="dsn").occurred_at == (tried if last_attempt else written)
