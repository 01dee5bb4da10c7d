"""Reading mail: `dissemination` reads the mailbox, the room registered for an address gets the parsed reply."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage


@dataclass(frozen=True)
class IncomingMail:
    """One parsed mail; `token` is what followed the plus sign of the address it came to, `message` all of it."""

    token: str
    sender: str
    subject: str
    text: str
    message_id: str
    received_at: datetime
    automatic: bool
    message: EmailMessage | None = None


Handler = Callable[[IncomingMail], None]

_handlers: dict[str, Handler] = {}


def register(local_part: str, handler: Handler) -> None:
    """Hand mail for `<local_part>+<token>@…` to `handler`."""
    _handlers[local_part] = handler


def handler_for(local_part: str) -> Handler | None:
    """The handler registered for an address, if any."""
    return _handlers.get(local_part)
