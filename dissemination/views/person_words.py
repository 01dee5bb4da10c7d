"""Personal data in words: what a section and a value are called on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from dissemination.queries.person_data import PersonData, Row
from hub.look.dates import in_words, with_time

SECTIONS = {
    "contacts": _("In the directory"),
    "information": _("Was told about it"),
    "questions": _("Was asked whether it is right"),
    "requests": _("Said on the page about the contact"),
    "deliveries": _("Deliveries of editions"),
    "answers": _("Answers about an edition"),
    "messages": _("Messages"),
    "attempts": _("Attempts to send"),
    "events": _("What was seen to happen"),
    "relay_words": _("What relays said"),
    "cases": _("Cases of mail that came back"),
    "notes": _("Notes of officers"),
    "imports": _("Rows of uploaded lists"),
    "subscribers": _("Subscriber of digests"),
    "subscriptions": _("Subscriptions"),
    "consents": _("Requests to subscribe, and what was agreed to"),
    "suppressions": _("Must not be written to"),
    "accounts": _("Account"),
}


@dataclass(frozen=True)
class Section:
    """One kind of rows; each row as pairs of what and value."""

    title: str
    rows: Sequence[Sequence[tuple[str, str]]]


def shown(found: PersonData) -> list[Section]:
    """Sections that hold something, empty values left out."""
    return [
        Section(str(title), [_pairs(row) for row in found.sections[name]])
        for name, title in SECTIONS.items()
        if found.sections[name]
    ]


def _pairs(row: Row) -> list[tuple[str, str]]:
    return [(name.replace("_", " "), _text(value)) for name, value in row.items() if value not in (None, "", [])]


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return with_time(value)
    if isinstance(value, date):
        return in_words(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
