"""Reading mail: `dissemination` reads the mailbox, the room registered for an address gets the parsed reply."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from uuid import UUID

from django.conf import settings

SECRET_BYTES = 20


@dataclass(frozen=True)
class IncomingMail:
    """One parsed mail; `token` is what followed the plus sign of the address it came to, `message` all of it.

    `senders` are all addresses of all From headers: a mail of a person has one. `html` is the HTML part, as it came.
    `attached` counts the parts that are files. `is_whole` is false where the mail was longer than what is read of it
    and what was cut off is its text. `automatic`: a machine wrote it, a delivery report included.
    """

    token: str
    sender: str
    subject: str
    text: str
    message_id: str
    received_at: datetime
    automatic: bool
    message: EmailMessage | None = None
    senders: tuple[str, ...] = ()
    html: str = ""
    attached: int = 0
    is_whole: bool = True


Handler = Callable[[IncomingMail], None]

_handlers: dict[str, Handler] = {}


def register(local_part: str, handler: Handler) -> None:
    """Hand mail for `<local_part>+<token>@…` to `handler`."""
    _handlers[local_part] = handler


def handler_for(local_part: str) -> Handler | None:
    """The handler registered for an address, if any."""
    return _handlers.get(local_part)


def reply_token(local_part: str, subject: UUID) -> str:
    """The secret of the address for replies about `subject`: derived, so that no table holds it.

    Letters and digits of one case, as some servers do not keep the case of an address.
    """
    said = f"reply:{local_part}:{subject}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), said, "sha256")
    return base64.b32encode(digest[:SECRET_BYTES]).decode().lower()


def reply_address(local_part: str, subject: UUID) -> str:
    """`<local_part>+<secret>@<the Hub's domain>`: mail to it reaches the handler of `local_part`."""
    return f"{local_part}+{reply_token(local_part, subject)}@{settings.HUB_MAIL_DOMAIN}"


def token_hash(token: str) -> str:
    """How a room keeps a token, so that a table that leaks opens nothing."""
    return hashlib.sha256(token.lower().encode()).hexdigest()
