"""Personal data in words: what a section, a column and a value are called on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dissemination.models.bounce_case import BounceCase, CaseCause
from dissemination.models.contact_request import ContactRequest
from dissemination.models.delivery import DeliveryState
from dissemination.models.directory import Contact
from dissemination.models.event import EventKind, EventSource
from dissemination.models.message import MessageState
from dissemination.models.review import ContactReview
from dissemination.models.subscriber import LanguagePolicy, Subscriber
from dissemination.models.subscription import Cadence, EndedReason
from dissemination.models.subscription import Scope as Topic
from dissemination.models.suppression import Suppression
from dissemination.queries.person_data import PersonData, Row
from hub.look.dates import in_words, with_time
from hub.people.languages import own_name

SECTIONS: Mapping[str, Promise] = {
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
    "bases": _("Entered by an officer, and why"),
    "address_changes": _("Changes of address"),
    "suppressions": _("Must not be written to"),
    "accounts": _("Account"),
}
TABLES = (
    "information",
    "questions",
    "deliveries",
    "attempts",
    "events",
    "cases",
    "subscriptions",
    "address_changes",
    "suppressions",
)
COLUMNS: Mapping[str, Promise] = {
    "agency": _("Agency"),
    "agency_name": _("Agency"),
    "agency_ref": _("Agency reference"),
    "answered_at": _("Answered on"),
    "asked_at": _("Asked on"),
    "at": _("When"),
    "basis": _("Legal basis"),
    "basis_note": _("Note on the basis"),
    "cadence": _("How often"),
    "cause": _("Reason"),
    "closed_at": _("Closed on"),
    "code": _("Code"),
    "confirmation_text": _("What was agreed to"),
    "confirmed_at": _("Confirmed on"),
    "country": _("Country"),
    "created_at": _("Entered on"),
    "dated_at": _("Sent on"),
    "decided_at": _("Decided on"),
    "due": _("Due on"),
    "email": _("E-mail address"),
    "ended_at": _("Ended on"),
    "ended_reason": _("Why it ended"),
    "entered_at": _("Entered on"),
    "enhanced": _("Code of the relay"),
    "expires_at": _("until"),
    "file": _("File"),
    "final_at": _("Settled on"),
    "finished_at": _("Ended on"),
    "first_name": _("First name"),
    "impression": _("Impression"),
    "is_shared_mailbox": _("Mailbox of several people"),
    "kind": _("Kind"),
    "language": _("Language"),
    "language_policy": _("When the language is missing"),
    "last_login": _("Logged in last on"),
    "last_name": _("Last name"),
    "line": _("Line"),
    "message_of": _("By the link in the message of"),
    "name": pgettext_lazy("of a person", "Name"),
    "note": _("Note"),
    "number": _("Number"),
    "occurred_at": _("When"),
    "office": _("Office"),
    "made_at": _("Said on"),
    "opened_at": _("Opened on"),
    "origin": _("Where it was said"),
    "outcome": _("Outcome"),
    "paused_until": _("Paused until"),
    "phase": _("Step"),
    "preferred_language": _("Language"),
    "reason": _("Reason"),
    "received_at": _("Received on"),
    "reminded_at": _("Reminded on"),
    "review_due": _("To be asked again on"),
    "role_title": _("Role"),
    "said": _("Answer"),
    "scope": _("What for"),
    "since": _("Since"),
    "source": _("Where it comes from"),
    "started_at": _("Begun on"),
    "state": _("State"),
    "status": _("Status"),
    "subject": _("Subject"),
    "text": _("Text"),
    "text_version": _("Version of the text"),
    "time_zone": _("Time zone"),
    "to_address": _("E-mail address"),
    "value": _("Topic"),
    "verified_on": _("Confirmed on"),
    "wanted": _("Topics"),
    "written_at": _("Written on"),
}
HIDDEN = ("id", "key", "message_id", "delivery_id")
CHOICES: Mapping[tuple[str, str], type[TextChoices]] = {
    ("contacts", "status"): Contact.Status,
    ("contacts", "basis"): Contact.Basis,
    ("questions", "said"): ContactReview.Said,
    ("requests", "kind"): ContactRequest.Kind,
    ("requests", "origin"): ContactRequest.Origin,
    ("requests", "state"): ContactRequest.State,
    ("deliveries", "state"): DeliveryState,
    ("messages", "state"): MessageState,
    ("events", "kind"): EventKind,
    ("events", "source"): EventSource,
    ("relay_words", "source"): EventSource,
    ("cases", "cause"): CaseCause,
    ("cases", "state"): BounceCase.State,
    ("cases", "outcome"): BounceCase.Outcome,
    ("subscribers", "status"): Subscriber.Status,
    ("subscribers", "language_policy"): LanguagePolicy,
    ("subscriptions", "scope"): Topic,
    ("subscriptions", "cadence"): Cadence,
    ("subscriptions", "ended_reason"): EndedReason,
    ("subscriptions", "basis"): Contact.Basis,
    ("bases", "cadence"): Cadence,
    ("bases", "basis"): Contact.Basis,
    ("consents", "cadence"): Cadence,
    ("suppressions", "scope"): Suppression.Scope,
    ("suppressions", "reason"): Suppression.Reason,
}


@dataclass(frozen=True)
class Section:
    """One kind of rows: as a table with `heads`, or each row as pairs of what and value."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[tuple[str, str]]]


def shown(found: PersonData) -> list[Section]:
    """Sections that hold something; a list of pairs leaves empty values out."""
    return [
        _section(name, str(title), found.sections[name]) for name, title in SECTIONS.items() if found.sections[name]
    ]


def _section(name: str, title: str, rows: Sequence[Row]) -> Section:
    is_table = name in TABLES
    worded = [
        [
            (str(COLUMNS.get(column, column)), _text(name, column, value))
            for column, value in row.items()
            if column not in HIDDEN and (is_table or value not in (None, "", []))
        ]
        for row in rows
    ]
    heads = [head for head, _value in worded[0]] if is_table else []
    return Section(title, heads, worded)


def _text(section: str, column: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _now("yes") if value else _now("no")
    if isinstance(value, datetime):
        return with_time(value)
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if column in ("language", "preferred_language"):
        return own_name(value)
    choices = dict(CHOICES[section, column].choices) if (section, column) in CHOICES else {}
    return str(choices.get(value, value))
