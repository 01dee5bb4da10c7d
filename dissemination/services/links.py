"""Personal links, made when a message goes out, so that no stored text holds a token.

A message's `fill` may hold `{"ack": "token:ack:<subject uuid>:<version>:<path with {token}>"}`.
"""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings

from dissemination.keys import link_token

MARK = "token:"


def personal(*, purpose: str, subject: UUID, version: int, path: str) -> str:
    """A value for `fill` that becomes a full address when the message goes out; `path` or `mailto:` holds `{token}`."""
    return f"{MARK}{purpose}:{subject}:{version}:{path}"


def nowhere(language: str) -> str:
    """An address like that of an agency's page, and nobody's: for what is only looked at."""
    return f"{settings.HUB_PUBLIC_URL}/{language}/ack/example/"


def filled(fill: Mapping[str, str]) -> dict[str, str]:
    """The values as they go out."""
    return {name: _address(value) if value.startswith(MARK) else value for name, value in fill.items()}


def _address(value: str) -> str:
    purpose, subject, version, path = value.removeprefix(MARK).split(":", 3)
    token = link_token(purpose, UUID(subject), int(version))
    address = path.replace("{token}", token)
    return address if address.startswith("mailto:") else f"{settings.HUB_PUBLIC_URL}{address}"
