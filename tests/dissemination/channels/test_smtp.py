"""The SMTP channel against a real server that can refuse, stall, cut and lie."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dissemination.channels.base import Letter, Phase
from dissemination.channels.smtp import Server, SMTPChannel, on_the_wire
from tests.rig.mail import Catcher
from tests.rig.ports import free_ports

LETTER = Letter("b+t@hub.example.org", "unit@example.org", b"Message-ID: <x@y>\nSubject: s\n\n.a\n.\nend\n")


@pytest.fixture(scope="module")
def catcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catcher]:
    catcher = Catcher(tmp_path_factory.mktemp("mail"))
    catcher.start()
    yield catcher
    catcher.stop()


@pytest.fixture
def channel(catcher: Catcher) -> Iterator[SMTPChannel]:
    catcher.faults([])
    channel = SMTPChannel(Server("127.0.0.1", catcher.smtp_port, command_timeout=1.0, reply_timeout=1.0))
    yield channel
    channel.close()


def test_letters_arrive_as_they_are_over_one_connection(channel: SMTPChannel, catcher: Catcher) -> None:
    before = len(catcher.messages())
    for _ in range(3):
        assert channel.send(LETTER).accepted
    found = catcher.messages()[before:]
    assert [message["text"].splitlines() for message in found] == [[".a", ".", "end"]] * 3
    assert found[0]["envelope_from"] == LETTER.sender


def test_a_refused_recipient_leaves_the_connection_good(channel: SMTPChannel, catcher: Catcher) -> None:
    catcher.faults([{"address": "gone@*", "reply": "550 5.1.1 User unknown"}])
    reply = channel.send(replace(LETTER, recipient="gone@example.org"))
    assert (reply.phase, reply.code, reply.enhanced) == (Phase.RCPT, 550, "5.1.1")
    assert channel.send(LETTER).accepted


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_connection_cut_after_the_letter_is_doubt(channel: SMTPChannel, catcher: Catcher, cut: str) -> None:
    catcher.faults([{"address": "cut@*", "at": "data", "cut": cut}])
    reply = channel.send(replace(LETTER, recipient="cut@example.org"))
    assert (reply.phase, reply.code) == (Phase.REPLY, 0)
    assert channel.send(LETTER).accepted


def test_a_connection_cut_at_the_recipient_is_no_doubt(channel: SMTPChannel, catcher: Catcher) -> None:
    catcher.faults([{"address": "cut@*", "cut": "before"}])
    reply = channel.send(replace(LETTER, recipient="cut@example.org"))
    assert (reply.phase, reply.code) == (Phase.RCPT, 0)


def test_a_relay_that_does_not_answer_in_time_is_given_up(channel: SMTPChannel, catcher: Catcher) -> None:
    catcher.faults([{"address": "slow@*", "at": "data", "seconds": 3}])
    reply = channel.send(replace(LETTER, recipient="slow@example.org"))
    assert (reply.phase, reply.code) == (Phase.REPLY, 0)


def test_a_tarpit_at_the_recipient_is_left_before_the_lease_ends(channel: SMTPChannel, catcher: Catcher) -> None:
    catcher.faults([{"address": "tar@*", "at": "rcpt", "seconds": 3}])
    begun = time.monotonic()
    reply = channel.send(replace(LETTER, recipient="tar@example.org"))
    assert (reply.phase, reply.code) == (Phase.RCPT, 0)
    assert time.monotonic() - begun < min(3, channel.longest)
    assert channel.send(LETTER).accepted


def test_nobody_there() -> None:
    reply = SMTPChannel(Server("127.0.0.1", free_ports(1)[0], connect_timeout=1.0)).send(LETTER)
    assert (reply.phase, reply.code) == (Phase.CONNECT, 0)


def test_a_connection_that_the_relay_closed_meanwhile_is_opened_anew(tmp_path: Path) -> None:
    catcher = Catcher(tmp_path)
    catcher.start()
    channel = SMTPChannel(Server("127.0.0.1", catcher.smtp_port))
    assert channel.send(LETTER).accepted
    catcher.stop()
    catcher.start()
    assert channel.send(LETTER).accepted
    channel.close()
    catcher.stop()


def test_a_banner_that_turns_us_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def turn_away() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"421 4.3.2 Not now\r\n")

        threading.Thread(target=turn_away, daemon=True).start()
        channel = SMTPChannel(Server("127.0.0.1", server.getsockname()[1], connect_timeout=2.0))
        reply = channel.send(LETTER)
    assert (reply.phase, reply.code, reply.enhanced) == (Phase.CONNECT, 421, "4.3.2")


@pytest.mark.parametrize(
    ("offer", "asked"),
    [
        (b"250-relay\r\n250 DSN\r\n", ["RET=HDRS ENVID=42", "NOTIFY=SUCCESS,FAILURE,DELAY"]),
        (b"250 relay\r\n", ["", ""]),
    ],
)
def test_reports_are_asked_for_where_the_relay_offers_them(offer: bytes, asked: list[str]) -> None:
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection, connection.makefile("rwb", buffering=0) as wire:
                wire.write(b"220 relay\r\n")
                for line in wire:
                    heard.append(line.decode().strip())
                    wire.write(
                        offer if line.startswith(b"ehlo") else b"550 5.1.1 No\r\n" if b"TO:" in line else b"250 OK\r\n"
                    )

        threading.Thread(target=talk, daemon=True).start()
        channel = SMTPChannel(Server("127.0.0.1", server.getsockname()[1], connect_timeout=2.0))
        channel.send(replace(LETTER, envelope_id="42"))
        channel.close()
    said = [line.partition("> ")[2] for line in heard if "FROM:" in line or "TO:" in line]
    assert said == asked


def test_the_final_dot_stands_alone() -> None:
    assert on_the_wire(b"a\n.b\nc") == b"a\r\n..b\r\nc\r\n.\r\n"
    assert on_the_wire(b"a\r\n") == b"a\r\n.\r\n"
