"""Personal links, made when a message goes out, so that no stored text holds a token.

In a message's `fill` a text is a string and a link a mapping of its own form: no text, whatever somebody wrote, can
be taken for a link.
"""

from collections.abc import Mapping
from typing import TypedDict
from uuid import UUID

from django.conf import settings

from dissemination.keys import link_token
from hub.ports import inbox

REPLY = "reply"


class Link(TypedDict):
    """What a link is made of; `path`, a path of the Hub or a `mailto:`, holds `{token}`."""

    purpose: str
    subject: str
    version: int
    path: str


Fill = Mapping[str, str | Link]
"""What fills the places of a message, as it is stored."""


def personal(*, purpose: str, subject: UUID, version: int, path: str) -> Link:
    """A value for `fill` that becomes a full address when the message goes out; `path` or `mailto:` holds `{token}`."""
    return Link(purpose=purpose, subject=str(subject), version=version, path=path)


def reply(*, local_part: str, subject: UUID) -> Link:
    """A value for `fill` that becomes the address for replies about `subject` when the message goes out."""
    return Link(purpose=REPLY, subject=str(subject), version=1, path=local_part)


def nowhere(language: str) -> str:
    """An address like that of an agency's page, and nobody's: for what is only looked at."""
    return f"{settings.HUB_PUBLIC_URL}/{language}/ack/example/"


def filled(fill: Fill) -> dict[str, str]:
    """The values as they go out."""
    return {name: value if isinstance(value, str) else _address(value) for name, value in fill.items()}


def _address(link: Link) -> str:
    if link["purpose"] == REPLY:
        return inbox.reply_address(link["path"], UUID(link["subject"]))
    token = link_token(link["purpose"], UUID(link["subject"]), link["version"])
    address = link["path"].replace("{token}", token)
    return address if address.startswith("mailto:") else f"{settings.HUB_PUBLIC_URL}{address}"
