"""What the relay gets is signed: a verifier that asks the DNS agrees, and no covered part can be changed unseen."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dkim
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.test import override_settings

from dissemination.channels.backend import LedgerEmailBackend
from dissemination.channels.base import Letter, Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.channels.signing import Signer, signer
from dissemination.channels.smtp import on_the_wire
from dissemination.checks import mail_can_be_signed
from dissemination.kinds import Lane
from dissemination.models import OutboundMessage
from dissemination.services.drain import drain
from dissemination.services.enqueue import Draft, Wording, enqueue

pytestmark = pytest.mark.django_db(transaction=True)

LIST = Wording(
    language="en",
    subject="Ediția 2",
    text="Hello,\n\n.\nEnd\n",
    html="<html><body><p>Hello</p></body></html>",
    headers={
        "List-Unsubscribe": "<https://hub.example.org/u/x/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
)


def settings_of(folder: Path, key: Any) -> dict[str, str]:
    path = folder / "dkim.pem"
    form = serialization.PrivateFormat.PKCS8
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return {"domain": "hub.example.org", "selector": "s1", "key_file": str(path)}


@pytest.fixture(params=["rsa", "ed25519"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signer:
    """The key that is set. dkimpy lends Ed25519 from PyNaCl: here it gets the same curve from elsewhere."""
    key = generate_private_key(65537, 2048) if request.param == "rsa" else Ed25519PrivateKey.generate()
    monkeypatch.setattr(dkim, "nacl", lent(), raising=False)
    with override_settings(HUB_DKIM=settings_of(tmp_path, key)):
        found = signer()
        assert found is not None
        yield found


def lent() -> SimpleNamespace:
    class BadSignature(Exception):
        pass

    class VerifyKey:
        def __init__(self, text: bytes, encoder: Any) -> None:
            self._key = Ed25519PublicKey.from_public_bytes(encoder.decode(text))

        def verify(self, digest: bytes, signature: bytes) -> None:
            try:
                self._key.verify(signature, digest)
            except InvalidSignature:
                raise BadSignature from None

    import base64

    return SimpleNamespace(
        signing=SimpleNamespace(VerifyKey=VerifyKey),
        encoding=SimpleNamespace(Base64Encoder=SimpleNamespace(decode=base64.b64decode)),
        exceptions=SimpleNamespace(BadSignatureError=BadSignature, ValueError=ValueError),
    )


def verified(content: bytes, keeper: Signer) -> bool:
    """As who gets it: by what the DNS says, and by the lines as they go over the wire."""

    def answer(name: bytes, timeout: int = 5) -> bytes:
        assert name == b"s1._domainkey.hub.example.org."
        return keeper.record.encode()

    wire = on_the_wire(content).removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n.")
    return bool(dkim.verify(wire, dnsfunc=answer))


def of_a_list() -> OutboundMessage:
    draft = Draft(key="test:list", kind="distribution", recipient="x", address="a@example.org", wording=LIST)
    return OutboundMessage.objects.get(pk=enqueue(draft))


def sent(relay: MemoryChannel, lane: Lane = Lane.NORMAL) -> bytes:
    drain(lane=lane, channel=relay)
    return relay.accepted[-1].content


def test_a_verifier_agrees(keeper: Signer, relay: MemoryChannel) -> None:
    of_a_list()
    assert verified(sent(relay), keeper)


def test_all_kinds_of_mail_are_signed(keeper: Signer, relay: MemoryChannel) -> None:
    mail = EmailMessage("A password", "For you.", to=["someone@example.org"], connection=LedgerEmailBackend())
    mail.send()
    assert verified(sent(relay, Lane.URGENT), keeper)


@pytest.mark.parametrize(
    "name",
    [
        *("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted"),
        *("List-Unsubscribe", "List-Unsubscribe-Post", "X-Auto-Response-Suppress"),
    ],
)
def test_a_changed_header_breaks_it(keeper: Signer, relay: MemoryChannel, name: str) -> None:
    of_a_list()
    content = sent(relay)
    start = re.search(rb"^%s: " % name.encode(), content, re.MULTILINE)
    assert start is not None
    changed = content[: start.end()] + b"x" + content[start.end() :]
    assert not verified(changed, keeper)
    without = content[: start.start()] + content[content.index(b"\n", start.end()) + 1 :]
    assert name == "From" or not verified(without, keeper)


def test_a_changed_body_and_a_second_header_break_it(keeper: Signer, relay: MemoryChannel) -> None:
    of_a_list()
    content = sent(relay)
    assert not verified(content.replace(b"Hello", b"Hallo", 1), keeper)
    for second in (b"Subject: Another", b"From: other@example.org", b"To: other@example.org"):
        assert not verified(second + b"\n" + content, keeper), second


def test_the_same_letter_gets_the_same_signature_at_every_attempt(keeper: Signer, relay: MemoryChannel) -> None:
    message = of_a_list()
    relay.answer(message.to_address, Reply(Phase.RCPT, 450, "4.2.0", "later"))
    tried: list[bytes] = []
    take = relay.send

    def watched(letter: Letter) -> Reply:
        tried.append(letter.content)
        return take(letter)

    relay.send = watched  # type: ignore[method-assign]
    drain(lane=Lane.NORMAL, channel=relay)
    OutboundMessage.objects.update(not_before="2020-01-01T00:00Z")
    drain(lane=Lane.NORMAL, channel=relay)
    assert len(tried) == 2 and tried[0] == tried[1]
    assert verified(tried[1], keeper)


def test_without_a_key_nothing_is_signed(queued: Callable[..., OutboundMessage], relay: MemoryChannel) -> None:
    queued()
    assert b"DKIM" not in sent(relay)


@pytest.mark.parametrize("content", [b"", b"no key", None])
def test_a_key_that_cannot_be_used_stops_mail_and_is_not_told(
    queued: Callable[..., OutboundMessage], relay: MemoryChannel, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "key.pem"
    if content is not None:
        path.write_bytes(content)
    message = queued()
    with override_settings(HUB_DKIM={"domain": "hub.example.org", "selector": "s1", "key_file": str(path)}):
        with pytest.raises(ImproperlyConfigured) as told:
            drain(lane=Lane.NORMAL, channel=relay)
        assert [error.id for error in mail_can_be_signed(None)] == ["dissemination.E002"]
    assert "no key" not in str(told.value)
    message.refresh_from_db()
    assert (message.state, relay.accepted) == ("queued", [])


def test_a_key_too_short_is_refused(tmp_path: Path) -> None:
    weak = settings_of(tmp_path, generate_private_key(65537, 1024))  # noqa: S505 - that is the point
    with override_settings(HUB_DKIM=weak), pytest.raises(ImproperlyConfigured, match="fewer than 2048"):
        signer()


def test_the_key_is_in_no_words_about_it(keeper: Signer) -> None:
    assert "PrivateKey" not in repr(keeper) and keeper.public in keeper.record
