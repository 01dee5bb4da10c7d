"""Replying by mail to what the Hub sent, as a mail program does."""

import re
import smtplib
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

from tests.rig.processes import Rig


def way_back(mail: dict[str, Any]) -> str:
    address = mail["headers"]["Reply-To"]
    assert re.fullmatch(r"partners\+[a-z2-7]{32}@hub\.example\.org", address)
    return str(address)


def write(hub: Rig, sender: str, to: dict[str, Any], text: str, quoted: bool = False, **headers: str) -> None:
    """As a mail program would."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Ana Pop <{sender}>", way_back(to), f"Re: {to['subject']}"
    message["Message-ID"], message["In-Reply-To"] = f"<{uuid4()}@one.example.org>", to["headers"]["Message-ID"]
    for name, value in headers.items():
        message[name] = value
    below = "".join(f"> {line}\n" for line in to["text"].splitlines())
    message.set_content(f"{text}\n\nÎn sâm., 28 nov. 2026 la 12:00, The Hub a scris:\n{below}" if quoted else text)
    with smtplib.SMTP("127.0.0.1", hub.catcher.smtp_port, timeout=10) as relay:
        relay.send_message(message)
