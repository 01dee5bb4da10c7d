"""Names that never change once given: of messages, of addresses, of tokens."""

import base64
import hashlib
import hmac
from uuid import UUID, uuid5

from django.conf import settings

from hub.people.mailbox import normalised

MESSAGES = UUID("5d0ddf0a-5f52-5b2c-9f0e-3c5b1b8a7a11")
"""Namespace of all messages: changing it would send everything once more."""


def message_id(key: str) -> UUID:
    """One idempotency key, one message."""
    return uuid5(MESSAGES, key)


def delivery_key(name: str) -> UUID:
    """The id of a delivery that is made anew under the same name; `plan_deliveries` does the same in SQL."""
    return UUID(hashlib.sha256(name.encode()).hexdigest()[:32])


def rfc_message_id(message: UUID) -> str:
    """What evidence is looked up by; the same at every attempt."""
    return f"<{message}@{settings.HUB_MAIL_DOMAIN}>"


def envelope_token(message: UUID) -> str:
    """The secret part of the address that a bounce comes back to; planning a message anew makes the same."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"envelope:{message}".encode(), "sha256")
    return digest[:16].hex()


def spellings(address: str) -> list[str]:
    """How a text may name the mailbox, in lower case: as typed, and with its domain in ASCII or in any letters."""
    ascii_form = normalised(address)
    local, _at, domain = ascii_form.rpartition("@")
    try:
        decoded = domain.encode("ascii").decode("idna")
    except UnicodeError:
        decoded = domain
    return sorted({address.strip().lower(), ascii_form, f"{local}@{decoded}"})


def address_hash(address: str) -> bytes:
    """How suppression knows an address that the Hub has forgotten; the key lies outside the database."""
    return hmac.digest(settings.HUB_SUPPRESSION_KEY.encode(), normalised(address).encode(), "sha256")


def link_token(purpose: str, subject: UUID, version: int) -> str:
    """The secret part of a personal link: made anew when a message goes out, never stored."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"{purpose}:{subject}:{version}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:24]).decode()


def token_hash(token: str) -> str:
    """How a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def call_key(matter: str, agency: UUID | str = "") -> str:
    """The event of an agency's having been called about a matter; without an agency, what all of them begin with."""
    return f"called:{matter}:{agency}"
