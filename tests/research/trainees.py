"""People who register, and the letters that they get."""

import re
from typing import Any

from dissemination.models import OutboundMessage
from research.models import Registration, Training
from research.services.training.confirm import confirm
from research.services.training.register import Wish, register

LINK = re.compile(r"https?://[^/\s]+(/\S+)")


def wish(email: str = "ana@unit.example.org", **said: Any) -> Wish:
    given = {
        "name": "Ana Ionescu-Pop",
        "organisation": "Unit One",
        "profession": "police",
        "country": "RO",
        "language": "en",
        **said,
    }
    return Wish(email=email, **given)


def asked(training: Training, email: str = "ana@unit.example.org", **said: Any) -> Registration:
    register(training=training, wish=wish(email, **said))
    return Registration.objects.filter(training=training, email=email).latest("pk")


def came(training: Training, email: str = "ana@unit.example.org", **said: Any) -> Registration:
    """Registered and confirmed."""
    row = confirm(key=asked(training, email, **said).key)
    assert row is not None
    return row


def letters(email: str) -> list[OutboundMessage]:
    return list(OutboundMessage.objects.filter(to_address=email).select_related("text").order_by("created_at", "pk"))


def subjects(email: str) -> list[str]:
    return [letter.text.subject for letter in letters(email)]


def link_in(letter: OutboundMessage) -> str:
    """The path of the button."""
    return next(path for path in LINK.findall(letter.text.text) if "/training/" in path)
