"""Who asks to be erased is in no table and no message, and never comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from dissemination.channels.base import Letter, Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import (
    BounceCase,
    ContactRequest,
    Delivery,
    DeliveryEvent,
    DirectoryImport,
    DirectoryRow,
    OutboundMessage,
    RelayEvidence,
    RelayText,
    Suppression,
)
from dissemination.queries.invariants import broken
from dissemination.services.claim import claim
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address, erase_for_owner
from dissemination.services.intend import intend
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile
from dissemination.services.retention import purge
from dissemination.services.upload_directory import read_directory, upload_directory
from hub.spreadsheets import xlsx_file
from tests.dissemination.persons.conftest import ADDRESS, HEADS, NAME, ROW, Person
from tests.dissemination.searching import found

pytestmark = pytest.mark.django_db
MakeMessage = Callable[..., OutboundMessage]


def test_the_search_finds_what_is_there(ana: Person) -> None:
    assert len(found(ADDRESS)) >= 8
    assert {"dissemination_contact.name", "wagtailcore_modellogentry.label"} <= set(found(NAME))


def test_address_and_name_are_in_no_column_of_any_table(ana: Person) -> None:
    erase_for_owner(address=f" {ADDRESS.upper()} ", by=ana.officer)
    assert found(ADDRESS) == found(NAME) == found("popescu") == []


def test_what_was_delivered_stays_by_agency_and_the_suppression_by_its_hash(ana: Person) -> None:
    delivery = Delivery.objects.get(contact=ana.contact)
    erase_for_owner(address=ADDRESS, by=ana.officer)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.agency.organisation.name) == ("acknowledged", "Unit 7")
    assert Suppression.objects.get(scope="all").reason == "erasure"
    assert DeliveryEvent.objects.filter(delivery_id=delivery.pk, kind="acknowledged").exists()
    assert {message.state for message in OutboundMessage.objects.all()} == {"suppressed"}
    assert not broken()
    case = BounceCase.objects.get()
    assert (case.state, case.outcome, case.address_hash) == ("closed", "moot", None)
    assert ContactRequest.objects.open().get().email == "heir@unit7.example"


def test_erasing_twice_changes_nothing(ana: Person) -> None:
    erase_address(address=ADDRESS)
    before = DeliveryEvent.objects.count()
    again = erase_address(address=ADDRESS)
    assert (again.contacts, again.messages, again.imports) == (0, 0, 0)
    assert DeliveryEvent.objects.count() == before


def test_rows_of_lists_keep_the_agency_and_a_file_that_waits_goes_whole(ana: Person) -> None:
    erase_address(address=ADDRESS)
    row, other = DirectoryRow.objects.order_by("line")
    assert row.status == "suppressed" and not row.may_take
    assert set(row.values) <= {"agency_ref", "agency_name", "kind", "country"}
    assert other.values["email"] == "nine@unit9.example"
    assert [batch.name for batch in DirectoryImport.objects.all()] == ["list.csv"]


def test_a_workbook_that_waits_goes_too(ana: Person) -> None:
    data = xlsx_file("s", ["agency_ref", "email"], [["U1", ADDRESS]]).read()
    innocent = xlsx_file("s", ["agency_ref", "email"], [["U1", "b@example.org"]]).read()
    upload_directory(name="theirs.xlsx", data=data, by=ana.officer)
    upload_directory(name="innocent.xlsx", data=innocent, by=ana.officer)
    erase_address(address=ADDRESS)
    assert {batch.name for batch in DirectoryImport.objects.all()} == {"list.csv", "innocent.xlsx"}


def test_an_import_does_not_revive_the_address(ana: Person) -> None:
    erase_address(address=ADDRESS)
    batch = upload_directory(name="again.csv", data=f"{HEADS}{ROW}".encode(), by=ana.officer)
    read_directory(batch=batch, columns=batch.columns, by=ana.officer)
    assert batch.rows.get().status == "suppressed"
    assert found(ADDRESS) == []


def test_a_queued_message_ends_as_suppressed(queued: MakeMessage, relay: MemoryChannel) -> None:
    message = queued(ADDRESS, key="test:one")
    erase_address(address=ADDRESS)
    message.refresh_from_db()
    assert (message.state, message.to_address, message.fill) == ("suppressed", "", {})
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    assert DeliveryEvent.objects.get(message_id=message.pk).kind == "suppressed"


@pytest.mark.django_db(transaction=True)
def test_a_claimed_message_is_let_go_by_its_worker(queued: MakeMessage) -> None:
    message = queued(ADDRESS, key="test:one")
    batch = claim(lane=Lane.NORMAL)
    erase_address(address=ADDRESS)
    assert intend(batch) == []
    message.refresh_from_db()
    assert (message.state, message.to_address) == ("suppressed", "")


@pytest.mark.django_db(transaction=True)
def test_what_comes_of_a_message_that_is_being_sent_is_recorded_without_its_address(
    queued: MakeMessage, relay: MemoryChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = queued(ADDRESS, key="test:one")
    send = relay.send

    def erased_meanwhile(letter: Letter) -> Reply:
        erase_address(address=ADDRESS)
        return send(letter)

    monkeypatch.setattr(relay, "send", erased_meanwhile)
    relay.answer(ADDRESS, Reply(Phase.RCPT, 550, "5.1.1", f"<{ADDRESS}>: unknown"))
    drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert (message.state, message.to_address) == ("failed", "")
    assert not RelayText.objects.exists()
    assert found(ADDRESS) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("logged", [True, False])
def test_doubt_is_settled_by_evidence_without_the_address(
    queued: MakeMessage, relay_log: Path, logged: bool, relay: MemoryChannel
) -> None:
    message = queued(ADDRESS, key="test:one")
    intend(claim(lane=Lane.NORMAL))
    OutboundMessage.objects.update(lease_until=timezone.now())
    reap()
    erase_address(address=ADDRESS)
    message.refresh_from_db()
    assert (message.state, message.to_address) == ("in_doubt", "")
    if logged:
        RelayEvidence.objects.create(message_id=message.pk, source="relay", queue_id="1", seen_at=timezone.now())
    reconcile()
    reconcile()
    drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert message.state in (["accepted"] if logged else ["suppressed", "cancelled"])
    assert relay.accepted == [] and found(ADDRESS) == []


def test_what_a_relay_says_late_is_forgotten_by_the_daily_purge(queued: MakeMessage) -> None:
    message = queued(ADDRESS, key="test:one")
    erase_address(address=ADDRESS)
    RelayText.objects.create(message_id=message.pk, source="dsn", text=ADDRESS, received_at=timezone.now())
    purge()
    assert found(ADDRESS) == []


def test_a_domain_in_any_letters_is_found_in_either_spelling(queued: MakeMessage) -> None:
    queued("jan@müller.example", key="test:one")
    erase_address(address="Jan@xn--mller-kva.example")
    assert found("xn--mller") == found("müller") == []
