"""A relay that wants TLS and a log-in gets both, or no letter; a connection is used again, and not for ever."""

import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dissemination.channels import smtp
from dissemination.channels.base import Letter, Phase
from dissemination.channels.smtp import Server, SMTPChannel
from tests.rig.ports import free_ports

LETTER = Letter("b+t@hub.example.org", "unit@example.org", b"Message-ID: <x@y>\nSubject: s\n\nText\n")
USER, PASSWORD = "hub", "a secret"


@dataclass
class Taken:
    """A letter as it came: over which connection, encrypted or not, after whose log-in."""

    connection: str
    protocol: str
    user: str


@dataclass
class Relay:
    """A server of aiosmtpd and what it saw."""

    port: int
    taken: list[Taken] = field(default_factory=list)
    passwords: list[bytes] = field(default_factory=list)
    left: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        tls = server.transport.get_extra_info("ssl_object")
        self.taken.append(Taken(str(session.peer), tls.version() if tls else "", str(session.auth_data or "")))
        return "250 2.0.0 Taken"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.left += 1
        return "221 Bye"

    def log_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: Any) -> AuthResult:
        assert isinstance(said, LoginPassword)
        self.passwords.append(said.password)
        right = said == LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False, auth_data=said.login.decode())

    @property
    def letters_a_connection(self) -> list[int]:
        return list(Counter(one.connection for one in self.taken).values())


Open = Callable[..., Relay]


@pytest.fixture
def opened() -> Iterator[Open]:
    running: list[Controller] = []

    def make(**options: Any) -> Relay:
        relay = Relay(*free_ports(1))
        if options:
            options |= {"authenticator": relay.log_in, "auth_required": True}
        controller = Controller(relay, hostname="127.0.0.1", port=relay.port, **options)
        controller.start()
        running.append(controller)
        return relay

    yield make
    for controller in running:
        controller.stop()


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict[str, Any]]:
    """What a relay with a certificate for a name needs; the machine trusts the last one made."""

    def make(name: str) -> dict[str, Any]:
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        made = (
            x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .sign(key, hashes.SHA256())
        )
        certificate, secret = tmp_path / "relay.pem", tmp_path / "relay.key"
        certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, secret)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        return {"tls_context": context, "require_starttls": True}

    return make


@pytest.fixture
def channel_to() -> Iterator[Callable[..., SMTPChannel]]:
    made: list[SMTPChannel] = []

    def make(relay: Relay, **others: Any) -> SMTPChannel:
        safe = Server("localhost", relay.port, USER, PASSWORD, starttls=True, connect_timeout=5.0, command_timeout=5.0)
        made.append(SMTPChannel(replace(safe, **others)))
        return made[-1]

    yield make
    for channel in made:
        channel.close()


Certified = Callable[[str], dict[str, Any]]
ChannelTo = Callable[..., SMTPChannel]


def test_letters_go_encrypted_after_one_log_in(opened: Open, certified: Certified, channel_to: ChannelTo) -> None:
    relay = opened(**certified("localhost"))
    channel = channel_to(relay)
    for _letter in range(2):
        reply = channel.send(LETTER)
        assert (reply.phase, reply.code, reply.enhanced, reply.accepted) == (Phase.REPLY, 250, "2.0.0", True)
    assert {(one.protocol, one.user) for one in relay.taken} == {("TLSv1.3", USER)}
    assert relay.letters_a_connection == [2] and relay.passwords == [PASSWORD.encode()]


def test_a_wrong_password_is_an_answer_of_the_log_in(opened: Open, certified: Certified, channel_to: ChannelTo) -> None:
    relay = opened(**certified("localhost"))
    reply = channel_to(relay, password="wrong").send(LETTER)
    assert (reply.phase, reply.code, reply.enhanced) == (Phase.AUTH, 535, "5.7.8")
    assert set(relay.passwords) == {b"wrong"} and relay.taken == []


def test_a_relay_that_cannot_prove_its_name_hears_no_password(
    opened: Open, certified: Certified, channel_to: ChannelTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(**certified("relay.example.org"))
    reply = channel_to(other).send(LETTER)
    assert (reply.phase, reply.code) == (Phase.CONNECT, 0) and "certificate" in reply.text
    unknown = opened(**certified("localhost"))
    monkeypatch.delenv("SSL_CERT_FILE")
    reply = channel_to(unknown).send(LETTER)
    assert (reply.phase, reply.code) == (Phase.CONNECT, 0) and "certificate" in reply.text
    assert other.passwords == unknown.passwords == other.taken == unknown.taken == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_relay_without_tls_hears_neither_password_nor_letter(opened: Open, channel_to: ChannelTo) -> None:
    relay = opened(auth_require_tls=False)
    reply = channel_to(relay).send(LETTER)
    assert (reply.phase, reply.code) == (Phase.CONNECT, 0)
    assert relay.passwords == [] and relay.taken == []


def test_a_connection_is_left_after_a_hundred_letters(opened: Open, channel_to: ChannelTo) -> None:
    relay = opened()
    channel = channel_to(relay, user="", starttls=False)
    for _letter in range(201):
        assert channel.send(LETTER).accepted
    assert relay.letters_a_connection == [100, 100, 1] and relay.left == 2


def test_a_connection_is_left_after_a_minute(
    opened: Open, channel_to: ChannelTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay = opened()
    channel = channel_to(relay, user="", starttls=False)
    for second in (1000.0, 1059.9, 1060.0, 1119.9, 1120.0):
        monkeypatch.setattr(smtp, "time", SimpleNamespace(monotonic=lambda now=second: now))
        assert channel.send(LETTER).accepted
    assert relay.letters_a_connection == [2, 2, 1] and relay.left == 2
