"""Who is erased takes nobody along whose address or name only looks alike; what was theirs before goes with them."""

import re

import pytest
from django.utils import timezone

from dissemination.entries import PREFIX
from dissemination.keys import address_hash
from dissemination.models import (
    Answer,
    BounceCase,
    Contact,
    Delivery,
    DeliveryEvent,
    DirectoryImport,
    DirectoryRow,
    EntryNote,
    OutboundMessage,
    RelayRemark,
    RelayText,
    Suppression,
)
from dissemination.naming import address_pattern, name_pattern
from dissemination.queries.person_data import person_data
from dissemination.services.erase_address import erase_address
from dissemination.services.run_plans import run_plans
from dissemination.services.save_contact import save_contact
from dissemination.services.upload_directory import read_directory, upload_directory
from tests.dissemination.directory import agency, approved_plan, contact, person
from tests.dissemination.searching import found

pytestmark = pytest.mark.django_db
AN, JAN = "an@politie.example", "jan@politie.example"


@pytest.mark.parametrize("text", [AN, f"<{AN}>", f"to={AN}, ok", f"Ask {AN.upper()}.", f"'{AN}'", f"one\\n{AN}\\nb"])
def test_a_whole_address_is_found(text: str) -> None:
    assert re.search(address_pattern([AN]), text, re.IGNORECASE)
    note = EntryNote.objects.create(entry="e", note=text)
    assert EntryNote.objects.filter(note__iregex=address_pattern([AN])).get() == note


@pytest.mark.parametrize("text", [JAN, f"j.{AN}", f"x-{AN}", f"{AN}.org", f"{AN}-old.org", f"{AN}s"])
def test_an_address_inside_another_is_not(text: str) -> None:
    assert not re.search(address_pattern([AN]), text, re.IGNORECASE)
    EntryNote.objects.create(entry="e", note=text)
    assert not EntryNote.objects.filter(note__iregex=address_pattern([AN])).exists()


def test_a_name_is_found_as_whole_words() -> None:
    assert re.search(name_pattern("An"), "With An, today") and not re.search(name_pattern("An"), "Jan, Ann, An-Sofie")


def test_what_names_jan_outlives_an() -> None:
    unit, elsewhere = agency("Unit", "NL"), agency("Elsewhere", "RO")
    contact(unit, AN, name="An")
    contact(unit, JAN, name="Jan")
    contact(elsewhere, "desk@elsewhere.example")
    approved_plan()
    run_plans()
    for office in (unit, elsewhere):
        delivery = Delivery.objects.filter(agency=office).first()
        assert delivery
        Answer.objects.create(delivery_id=delivery.pk, office="An took it")
        Answer.objects.create(delivery_id=delivery.pk, office="Jan took it", note=JAN)
        name = f"{PREFIX}{office.pk}"
        said = {"source": "officer", "kind": "note", "occurred_at": timezone.now()}
        DeliveryEvent.objects.create(delivery_id=delivery.pk, source_event_id=name, **said)
        EntryNote.objects.create(entry=name, note="An was called")
    theirs = Delivery.objects.get(contact__name="An")
    Answer.objects.filter(delivery_id=theirs.pk, office="Jan took it").update(
        delivery_id=Delivery.objects.get(contact__name="Jan").pk
    )
    RelayRemark.objects.create(
        fingerprint="f", source="relay", queue_id="Q", said_at=timezone.now(), words=f"to=<{JAN}>"
    )
    officer = person("keeper@example.org", "officer")
    rows = f"agency_ref;agency_name;kind;country;email\nU1;One;police;NL;{JAN}\n".encode()
    batch = upload_directory(name="read.csv", data=rows, by=officer)
    read_directory(batch=batch, columns=batch.columns, by=officer)
    upload_directory(name="waits.csv", data=rows, by=officer)
    shown = person_data(AN).sections
    assert [row["note"] for row in shown["notes"]] == ["An was called"] and not shown["imports"]
    erase_address(address=AN)
    assert Contact.objects.get(email=JAN).name == "Jan"
    assert sorted(Answer.objects.values_list("office", flat=True)) == ["An took it", "Jan took it", "Jan took it"]
    assert EntryNote.objects.get().entry == f"{PREFIX}{elsewhere.pk}"
    assert RelayRemark.objects.exists() and DirectoryRow.objects.get().values["email"] == JAN
    assert DirectoryImport.objects.filter(name="waits.csv").exists()


def test_the_address_that_a_contact_had_before_is_shown_and_goes_too() -> None:
    before, now = "ana.old@unit.example", "ana.new@unit.example"
    row = contact(agency("Unit"), before)
    approved_plan()
    run_plans()
    message = OutboundMessage.objects.get(recipient=f"contact:{row.pk}")
    RelayText.objects.create(message_id=message.pk, source="smtp", text=before, received_at=timezone.now())
    BounceCase.objects.create(
        agency=row.agency, contact=row, address_hash=row.address_hash, message_id=message.pk, cause="hard"
    )
    row.email = now
    save_contact(contact=row, by=person("keeper@example.org", "officer"))
    shown = person_data(now).sections
    assert [one["to_address"] for one in shown["messages"]] == [before] and shown["relay_words"]
    erase_address(address=now)
    assert found("ana.") == []
    reasons = dict(Suppression.objects.values_list("address_hash", "reason"))
    assert {bytes(digest) for digest in reasons} == {address_hash(before), address_hash(now)}
    assert BounceCase.objects.get().address_hash is None


def test_an_earlier_address_that_another_contact_has_today_is_let_alone() -> None:
    before = "desk@unit.example"
    unit = agency("Unit")
    row = contact(unit, before)
    approved_plan()
    run_plans()
    row.email = "ana@unit.example"
    row.save()
    contact(unit, before)
    erase_address(address="ana@unit.example")
    assert Contact.objects.get(email=before).status == "active"
    assert Suppression.objects.count() == 1
    assert not OutboundMessage.objects.filter(recipient=f"contact:{row.pk}").exclude(to_address="").exists()
