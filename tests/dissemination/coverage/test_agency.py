"""The page of an agency tells all that happened; the page of a contact why it was, or was not, sent something."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.entries import Entered
from dissemination.kinds import Lane
from dissemination.models import Agency, BounceCase, Contact, Delivery, DeliveryEvent, OutboundMessage, Plan
from dissemination.models.suppression import Suppression
from dissemination.queries.agency_story import agency_story
from dissemination.queries.why import why
from dissemination.services.acknowledge import Said, Words, acknowledge
from dissemination.services.drain import drain
from dissemination.services.enter_event import Entry, enter_event
from dissemination.services.erase_address import erase_address
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.make_plan import Audience
from dissemination.services.run_plans import run_plans
from dissemination.services.save_agency import Required, save_agency
from dissemination.services.steer_plan import pause_plan
from dissemination.services.suppress import suppress
from dissemination.services.take_back import take_back
from hub.models import User
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
Exactly = Callable[[int], AbstractContextManager[object]]


def page_of(unit: Agency) -> str:
    return f"/admin/distribution/agency/{unit.key}/"


def only_sentence(one: Contact) -> str:
    return why(one).because[0].sentence


@pytest.fixture
def told(relay: MemoryChannel) -> Agency:
    """An agency that was sent an edition, answered with words, was changed in the directory and called."""
    unit = agency("Told Unit", "NL")
    contact(unit, "secret.name@example.org", "nl", role_title="Duty desk")
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    delivery = Delivery.objects.get()
    acknowledge(delivery=delivery, said=Said.ADOPTED, words=Words(office="Office of Jan", note="Thanks, Jan"))
    save_agency(
        agency=unit,
        required=Required(date(2020, 1, 1), timezone.localdate()),
        by=User.objects.get(email="o@example.org"),
    )
    DeliveryEvent.objects.create(
        delivery_id=delivery.pk,
        source="officer",
        source_event_id=str(uuid4()),
        kind="note",
        occurred_at=timezone.now() - timedelta(days=2),
        detail={"called": "correction:2.1"},
    )
    return unit


def test_the_time_line_tells_everything(told: Agency) -> None:
    page = signed_in("officer").get(page_of(told)).text
    for words in (
        *("Planned", "2/nl/1, Duty desk", "Message written", "Handed over", "Relay’s answer", "The agency itself"),
        *("Adopted in its procedures", "Office of Jan · Thanks, Jan", "Called: correction:2.1", "Directory: Edited"),
        *("Must hold the manual from this day", "Must hold the manual no longer", "secret.name@example.org"),
    ):
        assert words in page.replace("&#x27;", "’").replace("'", "’"), words
    lines = agency_story(told, shows_words=True)
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert any(line.heard for line in lines), "what was heard late says when"


def test_what_officers_entered_and_took_back_is_told(told: Agency) -> None:
    officer, row = User.objects.get(email="o@example.org"), Contact.objects.get()
    entry = Entry(what=Entered.HANDED, on=timezone.localdate(), copies=40, note="At the meeting in Utrecht")
    enter_event(delivery=Delivery.objects.get(), entry=entry, by=officer, nonce=uuid4())
    BounceCase.objects.create(
        agency=told, contact=row, address_hash=row.address_hash, message_id=uuid4(), cause="score"
    )
    shown = {line.words: line.note for line in agency_story(told, shows_words=True)}
    assert shown["Handed over in person"] == "40 copies · At the meeting in Utrecht"
    assert "Somebody must look after an address: Mail came back too often" in shown
    hidden = {line.words: line.note for line in agency_story(told, shows_words=False)}
    assert hidden["Handed over in person"] == "40 copies"
    take_back(event=DeliveryEvent.objects.get(kind="delivered", source="officer"), by=officer)
    shown = {line.words: line.note for line in agency_story(told, shows_words=False)}
    assert shown["Handed over in person"].endswith("Taken back: it counts no more.") and "Taken back" in shown


@pytest.mark.parametrize("group", ["auditor", "approver", "country-desk"])
def test_addresses_and_words_are_for_officers_alone(told: Agency, group: str) -> None:
    client = signed_in(group, of=told)
    for address in (page_of(told), f"/admin/distribution/contact/{Contact.objects.get().pk}/"):
        page = client.get(address).text
        assert (
            "secret.name" not in page
            and "Office of Jan" not in page
            and "Thanks" not in page
            and "s…@example.org" in page
        )


def test_another_country_is_as_unknown_as_nothing(told: Agency) -> None:
    client, row = signed_in("country-desk", of=agency("Own", "RO")), Contact.objects.get()
    for address in (page_of(told), f"/admin/distribution/contact/{row.pk}/"):
        assert client.get(address).status_code == 404
    missing = uuid4()
    assert client.get(f"/admin/distribution/agency/{missing}/").status_code == 404
    assert client.get(f"/admin/distribution/contact/{missing}/").status_code == 404


def test_others_of_the_admin_do_not_know_these_pages(told: Agency) -> None:
    client = signed_in("editor")
    for address in (page_of(told), f"/admin/distribution/contact/{Contact.objects.get().pk}/"):
        assert client.get(address).status_code == 404


def test_queries_do_not_grow_with_what_happened(told: Agency, django_assert_num_queries: Exactly) -> None:
    row = Contact.objects.select_related("agency__organisation__country").get()
    agency_story(told, shows_words=True)
    for _round in range(2):
        with django_assert_num_queries(12):
            agency_story(told, shows_words=True)
        with django_assert_num_queries(5):
            why(row)
        run_plans()
        contact(told, f"{uuid4()}@example.org", "ro")
        approved_plan()
        run_plans()


def test_lists_lead_there(told: Agency) -> None:
    client, row = signed_in("officer"), Contact.objects.get()
    addresses = page_of(told), f"/admin/distribution/contact/{row.pk}/"
    assert addresses[0] in client.get("/admin/distribution/coverage/agencies/").text
    assert addresses[0] in client.get("/admin/agencies/").text and addresses[1] in client.get("/admin/contacts/").text
    page = client.get(f"/admin/distribution/{Plan.objects.get().key}/").text
    assert all(address in page for address in addresses)


def test_why_it_was_sent_and_what_is_known(relay: MemoryChannel) -> None:
    row = contact(agency(), "a@example.org", "ro")
    plan = approved_plan()
    assert only_sentence(row).startswith("Not yet")
    run_plans()
    assert only_sentence(row).startswith("It is on its way")
    pause_plan(plan=plan, by=plan.created_by)
    assert only_sentence(row) == "It waits: the distribution is paused."
    Plan.objects.update(paused=False)
    drain(lane=Lane.NORMAL, channel=relay)
    assert "handed over on" in only_sentence(row) and "nothing was heard since" in only_sentence(row)
    acknowledge(delivery=Delivery.objects.get(), said=Said.DECLINED)
    assert "it is not for it" in only_sentence(row)
    assert why(row).now == []


def test_why_it_came_back(relay: MemoryChannel) -> None:
    row = contact(agency(), "a@example.org", "ro")
    approved_plan()
    run_plans()
    relay.answer("a@example.org", Reply(Phase.RCPT, 550, "5.1.1", "no such user"))
    drain(lane=Lane.NORMAL, channel=relay)
    follow_bounces()
    row.refresh_from_db()
    assert only_sentence(row).startswith("It came back for good on") and "5.1.1" in only_sentence(row)
    came_back, barred = why(row).now
    assert came_back.startswith("Mail to the contact came back for good on")
    assert "must not be written to since" in barred and "Mail does not arrive" in barred
    approved_plan()
    run_plans()
    since_then, of_that_time = (one.sentence for one in why(row).because)
    assert since_then.startswith("The address must not be written to since") and "Mail does not arrive" in since_then
    assert of_that_time.startswith("It came back for good on") and "5.1.1" in of_that_time
    Suppression.objects.all().delete()
    assert only_sentence(row).startswith("Mail to the contact came back for good on")


def test_why_it_is_held(relay: MemoryChannel) -> None:
    row = contact(agency(), "a@example.org", "ro")
    approved_plan()
    run_plans()
    OutboundMessage.objects.update(state="held", held="policy")
    Delivery.objects.update(state="waiting")
    assert only_sentence(row) == "It is held for an officer, because of this: “The receiving side blocks our mail”."


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        (Audience(kinds=["ngo"]), "The distribution did not go to this kind of organisation."),
        (Audience(countries=["NL"]), "The distribution did not go to this country."),
    ],
)
def test_why_it_was_not_asked_for(audience: Audience, sentence: str) -> None:
    row = contact(agency(), "a@example.org", "ro")
    approved_plan(audience)
    run_plans()
    assert only_sentence(row) == sentence


def test_why_it_was_left_out() -> None:
    unit = agency()
    shared, person_there = contact(unit, "a@example.org", "ro"), contact(unit, "b@example.org", "ro")
    Contact.objects.filter(pk=person_there.pk).update(is_shared_mailbox=False)
    barred, paused = contact(agency("Barred"), "c@example.org"), contact(agency("Paused"), "d@example.org")
    suppress(address="c@example.org", scope=Suppression.Scope.DISTRIBUTION, reason=Suppression.Reason.OBJECTION)
    Contact.objects.filter(pk=paused.pk).update(status="paused")
    approved_plan(Audience(one_per_agency=True))
    run_plans()
    late = contact(agency("Late"), "e@example.org")
    said = {row: only_sentence(Contact.objects.get(pk=row.pk)) for row in (person_there, barred, paused, late)}
    assert said[person_there].startswith("Another contact of the agency got it")
    assert "since" in said[barred] and "Objection" in said[barred]
    assert said[paused].startswith("The reason of that time is not kept. Today: The contact is paused.")
    assert said[late].startswith("The contact was entered later")
    approved_plan()
    run_plans()
    assert only_sentence(shared).startswith("It was sent this edition already")
    erase_address(address="c@example.org")
    barred.refresh_from_db()
    assert "erased on request" in why(barred).now[0]
