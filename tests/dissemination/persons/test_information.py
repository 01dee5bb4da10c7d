"""A person whose address was entered is told so, once for each address, before the first other mail."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import override_settings
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.emails.contact_notice import information, review
from dissemination.kinds import KINDS, Lane
from dissemination.models import BounceCase, Contact, Delivery, DeliveryEvent, Informed, MessageText, OutboundMessage
from dissemination.services.drain import drain
from dissemination.services.inform_contacts import CHUNK, inform_contacts, note_informed
from dissemination.services.mend_case import Replacement, correct_address, replace_contact
from dissemination.services.project import project
from dissemination.services.resend import Reason, resend
from dissemination.services.run_plans import run_plans
from hub.ports import citable
from tests.dissemination.directory import Manual, agency, approved_plan, contact
from tests.dissemination.directory import person as somebody

pytestmark = pytest.mark.django_db


def person(email: str = "ana@example.org", **fields: object) -> Contact:
    return contact(agency(f"Unit {email}"), email, **{"is_shared_mailbox": False, "source": "her card", **fields})


def told() -> list[str]:
    found = OutboundMessage.objects.filter(kind="information").order_by("created_at")
    return list(found.values_list("to_address", flat=True))


def test_people_are_told_and_shared_mailboxes_are_not() -> None:
    unit = agency("Unit")
    contact(unit, "desk@example.org")
    contact(unit, "named@example.org", name="Ana")
    contact(unit, "alone@example.org", is_shared_mailbox=False)
    contact(unit, "paused@example.org", name="Eve", status="paused")
    contact(agency("Gone", valid_to=timezone.localdate()), "gone@example.org", name="Bo")
    assert inform_contacts() == 2
    assert set(told()) == {"named@example.org", "alone@example.org"}


def test_once_for_each_address_however_often_it_is_asked() -> None:
    row = person()
    for _ in range(2):
        inform_contacts()
    row.email = "new@example.org"
    row.save()
    inform_contacts()
    row.email = "ana@example.org"
    row.save()
    inform_contacts()
    assert told() == ["ana@example.org", "new@example.org"]


def test_it_is_not_sent_again_when_its_message_has_forgotten_the_address(relay: MemoryChannel) -> None:
    person()
    inform_contacts()
    drain(lane=Lane.NORMAL, channel=relay)
    OutboundMessage.objects.update(to_address="", address_hash=None, text=None, fill={})
    assert inform_contacts() == 0


def test_a_distribution_waits_for_nobody_but_the_notice_goes_before_it(relay: MemoryChannel) -> None:
    person()
    approved_plan()
    run_plans()
    kinds = OutboundMessage.objects.order_by("not_before").values_list("kind", "lane")
    assert list(kinds) == [("information", "normal"), ("distribution", "normal")]
    drain(lane=Lane.NORMAL, channel=relay)
    assert [b"keeps your address" in letter.content for letter in relay.accepted] == [True, False]


def test_that_somebody_was_told_is_written_down_once_and_for_good(relay: MemoryChannel) -> None:
    row = person()
    inform_contacts()
    assert note_informed() == 0
    drain(lane=Lane.NORMAL, channel=relay)
    assert note_informed() == 1
    assert note_informed() == 0
    entry = Informed.objects.get()
    assert (entry.contact_id, entry.text_version) == (row.pk, "1")
    assert "ana" not in str(Informed.objects.values())
    for change in (lambda: Informed.objects.update(text_version="2"), lambda: Informed.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_import_of_many_is_told_in_chunks_with_few_queries(django_assert_max_num_queries: object) -> None:
    unit = agency("Large")
    made = [
        Contact(agency=unit, email=f"n{number}@example.org", is_shared_mailbox=False) for number in range(CHUNK + 20)
    ]
    for one in made:
        one.address_hash = str(one.pk).encode()[:32]
    Contact.objects.bulk_create(made)
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert inform_contacts() == CHUNK + 20


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
@pytest.mark.parametrize("basis", Contact.Basis.values)
@override_settings(HUB_DATA_PROTECTION_CONTACT="dpo@hub.example")
def test_the_notice_says_what_the_law_asks_for_in_text_and_html(language: str, basis: str) -> None:
    said = information(language=language, basis=basis)
    for part in (said.text, said.html):
        assert "dpo@hub.example" in part
        assert all(f"[[{place}]]" in part for place in ("agency", "source", "page"))
        assert set(re.findall(r"\[\[\w+\]\]", part)) == {"[[agency]]", "[[source]]", "[[page]]"}
        home = f"{settings.HUB_PUBLIC_URL}/{language}/"
        assert set(re.findall(r"https?://[^\s\"<]+", part)) == {home}, "every other link is the person's own"
    assert set(re.findall(r'href="([^"]*)"', said.html)) == {home, "[[page]]"}
    assert said.subject and len(said.html) < 20_000


def test_the_notice_names_rights_basis_and_term() -> None:
    said = information(language="en", basis="consent").text
    for words in ("Legal basis: Consent", "corrected or erased", "object", "authority", "consent back", "90 days"):
        assert words in said
    assert "consent back" not in information(language="en", basis="public_task").text


def test_stored_texts_hold_places_and_no_link_of_anybody() -> None:
    row = person()
    inform_contacts()
    approved_plan()
    run_plans()
    texts = " ".join(f"{one.subject}{one.text}{one.html}{one.headers}" for one in MessageText.objects.all())
    assert "[[page]]" in texts and "[[ack]]" in texts
    assert str(row.pk) not in texts and "/ack/" not in texts and "ana@" not in texts
    assert "[[page]]" in review(language="en", again=True).html
    assert KINDS["information"].lives > timedelta(days=20)


def sent_back(to: Contact) -> BounceCase:
    message = OutboundMessage.objects.get(kind="distribution")
    OutboundMessage.objects.filter(pk=message.pk).update(state="accepted", final_at=timezone.now(), attempts=1)
    for kind in ("accepted", "bounced_hard"):
        DeliveryEvent.objects.create(
            message_id=message.pk, delivery_id=message.delivery_id, source="dsn", source_event_id=kind, kind=kind,
            occurred_at=timezone.now(),
        )  # fmt: skip
    project(deliveries=[message.delivery_id])
    return BounceCase.objects.create(
        agency=to.agency, contact=to, address_hash=to.address_hash, message_id=message.pk, cause="hard"
    )


@pytest.mark.parametrize("way", ["correct", "replace", "resend"])
def test_who_takes_the_place_of_another_is_told_before_the_edition_comes(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citable, "_provider", Manual())
    row = person()
    inform_contacts()
    approved_plan()
    run_plans()
    case, officer = sent_back(row), somebody("keeper@example.org", "officer")
    new = "new@example.org"
    if way == "correct":
        correct_address(case=case, email=new, again=True, by=officer)
    elif way == "replace":
        replace_contact(case=case, new=Replacement(new, "Desk"), again=True, by=officer)
    else:
        assert row.agency
        heir = contact(row.agency, new, is_shared_mailbox=False)
        delivery = Delivery.objects.get()
        resend(delivery=delivery, reason=Reason.REPLACED, to=heir, by=officer, nonce=uuid4())
    theirs = OutboundMessage.objects.filter(to_address=new).order_by("created_at", "id")
    assert [message.kind for message in theirs] == ["information", "distribution"]
