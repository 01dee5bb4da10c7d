"""All that is kept about the owner of an address, for whoever has to tell them (GDPR Art. 15). Plain values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast

from dissemination.emails.letter import PLACE
from dissemination.keys import address_hash, spellings
from dissemination.models.address_change import AddressChange
from dissemination.models.attempt import DeliveryAttempt, RelayText
from dissemination.models.bounce_case import BounceCase
from dissemination.models.contact_request import ContactRequest
from dissemination.models.delivery import Answer, Delivery, EntryNote
from dissemination.models.directory import Contact
from dissemination.models.directory_import import DirectoryRow
from dissemination.models.event import DeliveryEvent
from dissemination.models.informed import Informed
from dissemination.models.message import OutboundMessage
from dissemination.models.recorded_basis import RecordedBasis
from dissemination.models.review import ContactReview
from dissemination.models.subscriber import OptIn, Subscriber
from dissemination.models.suppression import Suppression
from dissemination.naming import address_pattern
from dissemination.queries.earlier_addresses import earlier_addresses, recipients
from dissemination.queries.named import named_in_notes
from dissemination.queries.subscriptions_of import subscription_rows
from hub.models import User
from hub.people.mailbox import normalised

Row = Mapping[str, Any]
CONTACT = (
    *("id", "name", "role_title", "email", "is_shared_mailbox", "language", "time_zone", "status", "basis"),
    *("basis_note", "source", "review_due", "verified_on", "created_at"),
)
MESSAGE = ("id", "kind", "language", "to_address", "state", "created_at", "dated_at", "final_at")


@dataclass(frozen=True)
class PersonData:
    """Rows by what they are; a kind without rows is there and empty."""

    address: str
    sections: Mapping[str, Sequence[Row]]

    def __bool__(self) -> bool:
        return any(self.sections.values())

    @property
    def as_json(self) -> str:
        """To be given to the person."""
        said = {"address": self.address, **self.sections}
        return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def person_data(address: str) -> PersonData:
    """Everything by the address, and by those that its contact had before."""
    found = Contact.objects.filter(address_hash=address_hash(address))
    contacts = list(found.select_related("agency__organisation"))
    addresses = [address, *earlier_addresses(contacts)]
    digests = [address_hash(one) for one in addresses]
    texts = sorted({text for one in addresses for text in spellings(one)})
    subscribers = list(Subscriber.objects.filter(email__iexact=normalised(address)))
    called = [*recipients(contacts), *(one.recipient for one in subscribers)]
    theirs = OutboundMessage.objects.filter(
        Q(address_hash__in=digests) | Q(recipient__in=called, address_hash__isnull=False)
    )
    messages = list(theirs.select_related("text").order_by("created_at"))
    ids = [message.pk for message in messages]
    deliveries = Delivery.objects.filter(contact__in=contacts).select_related("distribution", "agency__organisation")
    keys = [delivery.pk for delivery in deliveries]
    asked = ContactRequest.objects.filter(Q(address_hash__in=digests) | Q(contact__in=contacts))
    sections: dict[str, Sequence[Row]] = {
        "contacts": [{**_row(one, CONTACT), "agency": str(one.agency or "")} for one in contacts],
        "information": _rows(
            Informed.objects.filter(contact_id__in=[one.pk for one in contacts]), ("text_version", "at")
        ),
        "questions": _rows(
            ContactReview.objects.filter(contact__in=contacts),
            ("due", "asked_at", "reminded_at", "answered_at", "said"),
        ),
        "requests": _rows(asked, ("kind", "origin", "email", "role_title", "note", "state", "made_at", "decided_at")),
        "deliveries": [
            {"agency": str(one.agency), "impression": str(one.distribution), "state": one.state, "since": one.state_at}
            for one in deliveries
        ],
        "answers": _rows(Answer.objects.filter(delivery_id__in=keys), ("office", "note", "answered_at")),
        "messages": [{**_row(message, MESSAGE), **_wording(message)} for message in messages],
        "attempts": _rows(
            DeliveryAttempt.objects.filter(message_id__in=ids),
            ("message_id", "number", "started_at", "finished_at", "phase", "code", "enhanced", "outcome"),
        ),
        "events": _rows(
            DeliveryEvent.objects.filter(Q(message_id__in=ids) | Q(delivery_id__in=keys)),
            ("message_id", "delivery_id", "source", "kind", "occurred_at"),
        ),
        "relay_words": _rows(
            RelayText.objects.filter(message_id__in=ids), ("message_id", "source", "text", "received_at")
        ),
        "cases": _rows(
            BounceCase.objects.filter(Q(address_hash__in=digests) | Q(contact__in=contacts)),
            ("cause", "enhanced", "opened_at", "state", "outcome", "closed_at"),
        ),
        "notes": _rows(EntryNote.objects.filter(named_in_notes(texts, contacts)), ("note", "written_at")),
        "imports": [{"line": row.line, "file": row.batch.name, **row.values} for row in _import_rows(texts)],
        "subscribers": _rows(
            subscribers,
            (
                "key",
                "email",
                "language",
                "language_policy",
                "time_zone",
                "status",
                "confirmed_at",
                "entered_at",
                "paused_until",
                "created_at",
            ),
        ),
        "subscriptions": subscription_rows(subscribers),
        "bases": _rows(
            RecordedBasis.objects.filter(subscriber__in=subscribers),
            ("wanted", "cadence", "language", "basis", "note", "entered_at"),
        ),
        "address_changes": _rows(
            AddressChange.objects.filter(Q(subscriber__in=subscribers) | Q(email=normalised(address))),
            ("email", "asked_at", "confirmed_at"),
        ),
        "consents": _rows(
            OptIn.objects.filter(subscriber__in=subscribers),
            (
                "wanted",
                "cadence",
                "language",
                "language_policy",
                "source",
                "asked_at",
                "confirmed_at",
                "confirmation_text",
            ),
        ),
        "suppressions": _rows(
            Suppression.objects.filter(address_hash__in=digests), ("scope", "reason", "created_at", "expires_at")
        ),
        "accounts": _rows(
            User.objects.filter(email__iexact=address.strip()),
            ("email", "first_name", "last_name", "preferred_language", "last_login"),
        ),
    }
    return PersonData(address.strip(), sections)


def _import_rows(texts: Sequence[str]) -> Iterable[DirectoryRow]:
    rows = DirectoryRow.objects.alias(said=Cast("values", TextField()))
    return rows.filter(said__iregex=address_pattern(texts)).select_related("batch").order_by("batch", "line")


def _wording(message: OutboundMessage) -> dict[str, str]:
    """The text as it was sent; a personal link opens a door, so it is named and not shown."""
    if message.text is None:
        return {}
    fill = {name: value if isinstance(value, str) else "[…]" for name, value in message.fill.items()}
    said = {"subject": message.text.subject, "text": message.text.text}
    return {name: PLACE.sub(lambda place: fill.get(place[1], place[0]), words) for name, words in said.items()}


def _rows(found: Iterable[Model], fields: Sequence[str]) -> list[Row]:
    return [_row(one, fields) for one in found]


def _row(one: Model, fields: Sequence[str]) -> dict[str, Any]:
    return {field: getattr(one, field) for field in fields}
