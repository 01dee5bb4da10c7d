"""How this room knows an address and a name that it does not keep. The key lies outside the database."""

import hmac
import unicodedata

from django.conf import settings

from hub.people.mailbox import normalised


def fingerprint(address: str) -> bytes:
    """By what an address is known again among registrations and invitations."""
    return _digest("training", normalised(address))


def asked_fingerprint(address: str) -> bytes:
    """By what an address is known again among personal links to questionnaires; not to be joined with the above."""
    return _digest("questionnaire", normalised(address))


def name_hash(number: str, name: str) -> bytes:
    """By what the name that was typed for a certificate is known again; each certificate has its own."""
    return _digest(f"certificate:{number}", folded(name))


def folded(name: str) -> str:
    """A name without case, accents, signs and order, as people type it once so and once so."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return " ".join(sorted("".join(one if one.isalnum() else " " for one in plain).split()))


def _digest(purpose: str, text: str) -> bytes:
    return hmac.digest(settings.HUB_SUPPRESSION_KEY.encode(), f"{purpose}:{text}".encode(), "sha256")
