"""One person, in every place where the Hub may keep something about them."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.entries import PREFIX, Entered
from dissemination.kinds import Lane
from dissemination.models import (
    BounceCase,
    Contact,
    ContactRequest,
    Delivery,
    EntryNote,
    OutboundMessage,
    RelayRemark,
    Subscriber,
    Subscription,
)
from dissemination.services.acknowledge import Said, Words, acknowledge
from dissemination.services.drain import drain
from dissemination.services.enqueue import Draft, Wording, enqueue
from dissemination.services.enter_event import Entry, enter_event
from dissemination.services.propose_contact import propose_contact
from dissemination.services.run_plans import run_plans
from dissemination.services.save_contact import save_contact
from dissemination.services.upload_directory import read_directory, upload_directory
from hub.models import User
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.directory import person as somebody

ADDRESS = "ana.popescu@politie.example"
NAME = "Ana Popescu"
ROW = f"U8;Unit 8;police;RO;Ana.Popescu@politie.example;{NAME};{NAME}\n"
OTHER = "U9;Unit 9;police;RO;nine@unit9.example;;Desk\n"
HEADS = "agency_ref;agency_name;kind;country;email;name;role_title\n"


@dataclass
class Person:
    contact: Contact
    officer: User


@pytest.fixture
def ana(relay: MemoryChannel) -> Person:
    """Entered, sent an edition, put off by a relay, answered, named by others, uploaded twice, and a subscriber."""
    officer = somebody("keeper@example.org", "officer")
    unit = agency("Unit 7")
    row = Contact(
        agency=unit, name=NAME, role_title=f"{NAME}, desk", email="Ana.Popescu@politie.example", language="ro"
    )
    row.is_shared_mailbox, row.source, row.basis_note = False, f"card of {NAME}", f"told {NAME}"
    save_contact(contact=row, by=officer)
    approved_plan()
    run_plans()
    later = Reply(Phase.RCPT, 451, "4.2.1", f"<{ADDRESS}>: later")
    relay.answer(ADDRESS, later, later)  # the notice, and the edition
    drain(lane=Lane.NORMAL, channel=relay)
    delivery = Delivery.objects.get(contact=row)
    acknowledge(delivery=delivery, said=Said.RECEIVED, words=Words(office=NAME, note=f"Write to {ADDRESS}"))
    other = contact(unit, "desk@unit7.example")
    review = ContactRequest.Origin.REVIEW
    propose_contact(contact=other, email=ADDRESS, role_title=NAME, note=NAME, origin=review)
    propose_contact(contact=row, email="heir@unit7.example", note=f"not {NAME}", origin=review)
    subscriber = Subscriber.objects.create(email=ADDRESS, status="active", confirmed_at=timezone.now())
    Subscription.objects.create(subscriber=subscriber, scope="all", cadence="weekly", confirmed_at=timezone.now())
    said = Wording(language="en", subject="Reset", text=f"Dear {NAME}, {ADDRESS}")
    enqueue(Draft(key=f"own:{uuid4()}", kind="service", recipient="address", address=ADDRESS, wording=said))
    now = timezone.now()
    RelayRemark.objects.create(fingerprint="f", source="relay", queue_id="Q", said_at=now, words=f"to=<{ADDRESS}>")
    handed = Entry(Entered.HANDED, timezone.localdate(), note="")
    enter_event(delivery=delivery, entry=handed, by=officer, nonce=(nonce := uuid4()))
    EntryNote.objects.create(entry=f"{PREFIX}{nonce}", note=f"{NAME} took it")
    message = OutboundMessage.objects.filter(delivery_id=delivery.pk).first()
    assert message
    BounceCase.objects.create(
        agency=unit, contact=row, address_hash=row.address_hash, message_id=message.pk, cause="score"
    )
    compared = upload_directory(name="list.csv", data=f"{HEADS}{ROW}{OTHER}".encode(), by=officer)
    read_directory(batch=compared, columns=compared.columns, by=officer)
    upload_directory(name="new.csv", data=f"{HEADS}{ROW}".encode(), by=officer)
    return Person(row, officer)
