"""The personal link of a reminder: it lets one person say that one initiative is still open, and nothing else."""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from hub.models import User
from initiatives.models import Initiative

SALT = "initiatives.still_open"


@dataclass(frozen=True)
class Link:
    """Whom a link was written to, and about which initiative."""

    initiative: UUID
    user: UUID


def token(initiative: Initiative, to: User) -> str:
    """The same each time it is made for this person and initiative."""
    return signing.Signer(salt=SALT).sign_object([initiative.key.hex, to.key.hex])


def read(written: str) -> Link | None:
    """What the link says; None where it is forged or made for something else."""
    try:
        initiative, user = signing.Signer(salt=SALT).unsign_object(written)
        return Link(UUID(initiative), UUID(user))
    except (signing.BadSignature, ValueError, TypeError):
        return None
