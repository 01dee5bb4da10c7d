"""From a stored text to the bytes of a mail. Pure: the same message gives the same bytes at every attempt."""

import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, parseaddr
from html import escape

PLACE = re.compile(r"\[\[([a-z_]+)\]\]")
UNSAFE = re.compile(r"[\r\n\0]")


class LetterError(ValueError):
    """The text names a place that nothing fills, or an address or header that cannot be written as mail."""


@dataclass(frozen=True)
class Attachment:
    """A PDF, its bytes in base64 already: they are the same in many messages."""

    name: str
    encoded: bytes


@dataclass(frozen=True)
class Envelope:
    """What one message adds to its text."""

    message_id: str
    sender: str
    to: str
    dated: datetime


def build(
    *,
    envelope: Envelope,
    subject: str,
    text: str,
    html: str,
    headers: Mapping[str, str],
    fill: Mapping[str, str],
    attachment: Attachment | None = None,
) -> bytes:
    """The whole mail, lines ended by a bare newline, seven bits wide."""
    lines = [
        f"From: {_mailbox(envelope.sender)}",
        f"To: {_address(envelope.to)}",
        f"Subject: {_words(filled(subject, fill))}",
        f"Date: {format_datetime(envelope.dated)}",
        f"Message-ID: {envelope.message_id}",
        "MIME-Version: 1.0",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
    ]
    lines += [f"{name}: {_words(filled(value, fill))}" for name, value in headers.items()]
    mark = envelope.message_id.strip("<>").partition("@")[0]
    body = _part("plain", filled(text, fill))
    if html:
        marked = _part("html", filled(html, {name: escape(value) for name, value in fill.items()}))
        body = _joined("alternative", f"=_{mark}", [body, marked])
    if attachment:
        body = _joined("mixed", f"=_and_{mark}", [body, _pdf(attachment)])
    return _head(lines) + b"\n" + body


def filled(text: str, fill: Mapping[str, str]) -> str:
    """`[[name]]` gives way to its value; a name without value is an error, never an empty place."""
    if "[[" not in text:
        return text
    try:
        return PLACE.sub(lambda place: fill[place[1]], text)
    except KeyError as missing:
        raise LetterError(f"nothing fills [[{missing.args[0]}]]") from missing


def _joined(kind: str, boundary: str, parts: Sequence[bytes]) -> bytes:
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\n'.encode("ascii")
    fence = b"\n--" + boundary.encode("ascii")
    return head + b"".join(fence + b"\n" + part for part in parts) + fence + b"--\n"


def _pdf(attachment: Attachment) -> bytes:
    lines = [
        "Content-Type: application/pdf",
        "Content-Transfer-Encoding: base64",
        f'Content-Disposition: attachment; filename="{_words(attachment.name)}"',
    ]
    return _head(lines) + b"\n\n" + attachment.encoded


def _part(kind: str, text: str) -> bytes:
    head = f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    return head.encode("ascii") + binascii.b2a_qp(text.replace("\r\n", "\n").encode(), istext=True)


def _mailbox(sender: str) -> str:
    name, address = parseaddr(sender)
    return f"{_words(name)} <{address}>" if name else address


def _head(lines: Sequence[str]) -> bytes:
    try:
        return "\n".join(lines).encode("ascii")
    except UnicodeEncodeError as error:
        raise LetterError("an address or a header that cannot be written as mail") from error


def _address(value: str) -> str:
    if UNSAFE.search(value):
        raise LetterError("an address of more than one line")
    return value


def _words(value: str) -> str:
    if UNSAFE.search(value):
        raise LetterError("a header of more than one line")
    return value if value.isascii() and len(value) < 900 else Header(value, "utf-8").encode()
