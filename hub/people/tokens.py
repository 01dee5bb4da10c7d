"""Signed words in links, each bound to one purpose; they say nothing and open nothing but that."""

from datetime import timedelta
from uuid import UUID

from django.core import signing

CONFIRM = "hub.people.practice.confirm"
CONFIRM_LIVES = timedelta(days=3)


def for_confirmation(key: UUID) -> str:
    """What the link to confirm a work address carries."""
    return signing.TimestampSigner(salt=CONFIRM).sign(key.hex)


def confirmed_key(token: str) -> UUID | None:
    """The request that `token` confirms; None where it is forged, made for something else, or too old."""
    try:
        return UUID(signing.TimestampSigner(salt=CONFIRM).unsign(token, max_age=CONFIRM_LIVES))
    except (signing.BadSignature, ValueError):
        return None
