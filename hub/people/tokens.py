"""Signed words in links, each bound to one purpose; they say nothing and open nothing but that."""

from datetime import timedelta
from uuid import UUID

from django.core import signing

CONFIRM = "hub.people.practice.confirm"
CONFIRM_LIVES = timedelta(days=3)
INVITE = "hub.people.invitation"
INVITE_LIVES = timedelta(days=14)


def for_confirmation(key: UUID) -> str:
    """What the link to confirm a work address carries."""
    return _signed(key, CONFIRM)


def confirmed_key(token: str) -> UUID | None:
    """The request that `token` confirms; None where it is forged, made for something else, or too old."""
    return _key(token, CONFIRM, CONFIRM_LIVES)


def for_invitation(key: UUID) -> str:
    """What the link of an invitation carries."""
    return _signed(key, INVITE)


def invited_key(token: str) -> UUID | None:
    """The invitation behind `token`; None where it is forged, made for something else, or too old."""
    return _key(token, INVITE, INVITE_LIVES)


def _signed(key: UUID, purpose: str) -> str:
    return signing.TimestampSigner(salt=purpose).sign(key.hex)


def _key(token: str, purpose: str, lives: timedelta) -> UUID | None:
    try:
        return UUID(signing.TimestampSigner(salt=purpose).unsign(token, max_age=lives))
    except (signing.BadSignature, ValueError):
        return None
