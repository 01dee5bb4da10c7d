"""Reading mail that others wrote: whatever is broken in it gives less text, never an error, and takes no long time."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime

MOST_DEPTH = 6
MOST_PARTS = 50
MOST_HEADER = 2000
"""Characters of a header: to read a longer one takes the square of its length."""


class ShortHeaders(EmailPolicy):
    """Cuts every header of a mail and of its parts before it is understood."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MOST_HEADER]


SHORT = ShortHeaders()


def read_mail(raw: bytes) -> EmailMessage:
    """Whatever stands there."""
    return message_from_bytes(raw, policy=SHORT)


def parts(message: Message) -> Iterator[Message]:
    """Its parts in order, itself first; not those of a mail that it encloses."""
    waiting, seen = [(message, 0)], 0
    while waiting and seen < MOST_PARTS:
        part, depth = waiting.pop(0)
        seen += 1
        yield part
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list) and depth < MOST_DEPTH:
            waiting[:0] = [(inner, depth + 1) for inner in payload if isinstance(inner, Message)]


def header(message: Message, name: str) -> str:
    """In one line, without what cannot be read; empty where it is absent or broken."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, TypeError, LookupError, AttributeError, IndexError, MessageError):
        return ""  # headers are parsed when they are read, and some are beyond the parser


def text_of(part: Message) -> str:
    """The text of one part, whatever it says of its encoding."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):
        return payload.decode("utf-8", "replace")


def plain_text(message: Message) -> str:
    """What a person reads first in it."""
    texts = (text_of(part) for part in parts(message) if part.get_content_type() == "text/plain")
    return next((text for text in texts if text.strip()), "")


def html_text(message: Message) -> str:
    """The HTML of it as it came, for a mail that has nothing else."""
    texts = (text_of(part) for part in parts(message) if part.get_content_type() == "text/html" and not is_file(part))
    return next((text for text in texts if text.strip()), "")


def is_file(part: Message) -> bool:
    """Whether a part is a file, not words: attached, named, or of a type that is no text."""
    if part.get_content_maintype() == "multipart":
        return False
    attached = header(part, "Content-Disposition").lower().startswith("attachment")
    return attached or part.get_content_maintype() != "text"


def moment(message: Message, name: str) -> datetime | None:
    """A date with its time zone; None where there is none."""
    try:
        found = parsedate_to_datetime(header(message, name))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None
