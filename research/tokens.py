"""Signed words in links to a registration or a questionnaire, each bound to one purpose."""

from datetime import timedelta
from uuid import UUID

from django.core import signing

CONFIRM = "research.training.confirm"
CONFIRM_LIVES = timedelta(days=3)
PLACE = "research.training.place"
ASKED = "research.questionnaire.asked"
WISH = "research.training.refreshers"


def for_confirmation(key: UUID) -> str:
    return signing.TimestampSigner(salt=CONFIRM).sign(key.hex)


def confirmed_key(token: str) -> UUID | None:
    """The registration that `token` confirms; None where it is forged, made for something else, or too old."""
    try:
        return UUID(signing.TimestampSigner(salt=CONFIRM).unsign(token, max_age=CONFIRM_LIVES))
    except (signing.BadSignature, ValueError):
        return None


def for_place(key: UUID) -> str:
    """Opens the page of a registration until its person is forgotten."""
    return signing.Signer(salt=PLACE).sign(key.hex)


def place_key(token: str) -> UUID | None:
    return _key(token, PLACE)


def for_asked(key: UUID) -> str:
    """Opens a questionnaire for one person, who answers once."""
    return signing.Signer(salt=ASKED).sign(key.hex)


def asked_key(token: str) -> UUID | None:
    return _key(token, ASKED)


def for_wish(key: UUID) -> str:
    """Opens the page where refreshers end."""
    return signing.Signer(salt=WISH).sign(key.hex)


def wish_key(token: str) -> UUID | None:
    return _key(token, WISH)


def _key(token: str, salt: str) -> UUID | None:
    try:
        return UUID(signing.Signer(salt=salt).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
