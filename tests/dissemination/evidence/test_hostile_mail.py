"""Mail that is broken, endless, forged or sent a hundred times: nothing is believed, and nothing stands still."""

import fcntl
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination.models import (
    Contact,
    Delivery,
    OutboundMessage,
    RelayEvidence,
    RelayText,
    Suppression,
)
from dissemination.queries.agency_story import agency_story
from dissemination.services.read_mailbox import read_mailbox
from dissemination.services.reconcile import reconcile
from tests.dissemination.evidence import samples
from tests.dissemination.evidence.conftest import HandedOver, kinds_of, state_of
from tests.dissemination.evidence.mailbox import flags, receive
from tests.dissemination.evidence.samples import fill

pytestmark = pytest.mark.django_db
OWN = "hub@hub.example.org"
STRANGER = "b+00000000000000000000000000000000@hub.example.org"


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
    is_named = server == "POSTFIX" or state != "queued"  # an address is looked up among what has begun
    assert kinds_of(message) == (["note"] * len(actions) if is_named else [])
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
    taken = receive(
        box,
        f"From: mailer-daemon@x.org\r\nX-Failed-Recipients: {long}\r\n\r\n550 5.1.1\r\n".encode(),
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n{groups}{groups}".encode(),
        b"Content-Type: text/plain; " + b"a=b; " * 20_000 + b"\r\n\r\n.",
        b"To: " + b"a@b.org, " * 15_000 + b"\r\n\r\n.",
        b"From: mailer-daemon@x.org\r\n\r\n550 5.1.1\r\n" + b"a\r\n" * 60_000,
    )
    assert time.monotonic() - began < 5
    assert taken + len(flags(box)) == 5


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
    assert flags(box) == [], "they were taken"


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
    assert set(flags(box)) <= {"S"}, "none was beyond the reader"
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
