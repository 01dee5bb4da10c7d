"""A mail taken apart again, to be looked at before it goes out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

LATER = frozenset({"date", "message-id", "mime-version", "content-type", "content-transfer-encoding"})
"""Given when it goes out, or about the letter's form alone."""


@dataclass(frozen=True)
class LookedAt:
    """What a recipient's program shows, and how heavy it is in bytes."""

    subject: str
    headers: Sequence[tuple[str, str]]
    text: str
    html: str
    attached: Sequence[str]
    size: int


def looked_at(content: bytes) -> LookedAt:
    mail = cast(EmailMessage, message_from_bytes(content, policy=default))
    headers = [(name, str(value)) for name, value in mail.items() if name.lower() not in LATER]
    attached = [part.get_filename() or "" for part in mail.iter_attachments()]
    return LookedAt(str(mail["Subject"]), headers, _part(mail, "plain"), _part(mail, "html"), attached, len(content))


def _part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body(preferencelist=(kind,))
    return str(found.get_content()) if found else ""
