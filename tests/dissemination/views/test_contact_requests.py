"""What agencies say about their addresses waits for an officer: one POST accepts, one refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from dissemination.models import Contact, ContactRequest, ContactReview, Suppression
from dissemination.services.answer_contact import answer_contact
from dissemination.services.decide_request import accept_request
from dissemination.services.erase_address import erase_address
from dissemination.services.propose_contact import propose_contact
from dissemination.services.suppress import suppress
from hub.models import Membership, Organisation, User
from tests.dissemination.directory import agency, contact, person
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
NEW = "night.desk@example.org"


@pytest.fixture
def asked() -> ContactRequest:
    old = contact(agency("Unit", "RO"), "old@example.org", "ro", role_title="Desk")
    propose_contact(contact=old, email=NEW, role_title="Night desk", origin=ContactRequest.Origin.ANSWER)
    return ContactRequest.objects.get()


def test_accepting_writes_to_the_new_address_and_pauses_the_old(asked: ContactRequest) -> None:
    client = signed_in("officer")
    assert reverse("contact_requests") in client.get(reverse("dissemination_tray")).text.split("<main")[-1]
    page = client.get(reverse("contact_requests")).text
    assert NEW in page and "Night desk" in page
    assert ContactRequest.objects.open().count() == 1
    for _ in range(2):
        assert client.post(reverse("contact_request_accept", args=[asked.key])).status_code == 302
    made = Contact.objects.get(email=NEW)
    assert (made.role_title, made.language, made.status, made.agency_id) == (
        "Night desk",
        "ro",
        "active",
        asked.agency_id,
    )
    assert made.source.startswith("Named by the agency")
    assert Contact.objects.get(email="old@example.org").status == "paused"
    assert Contact.objects.count() == 2


def test_refusing_changes_nothing_of_the_directory(asked: ContactRequest) -> None:
    assert signed_in("officer").post(reverse("contact_request_refuse", args=[asked.key])).status_code == 302
    assert [one.email for one in Contact.objects.all()] == ["old@example.org"]
    assert Contact.objects.get().status == "active"
    asked.refresh_from_db()
    assert asked.state == "refused"


def test_an_address_erased_meanwhile_does_not_come_back(asked: ContactRequest) -> None:
    erase_address(address=NEW)
    assert not ContactRequest.objects.open().exists()
    assert NEW not in str(ContactRequest.objects.values())
    signed_in("officer").post(reverse("contact_request_accept", args=[asked.key]))
    assert Contact.objects.count() == 1


def test_an_address_that_was_left_before_is_written_to_again(asked: ContactRequest) -> None:
    client = signed_in("officer")
    client.post(reverse("contact_request_accept", args=[asked.key]))
    new, old = Contact.objects.get(email=NEW), Contact.objects.get(email="old@example.org")
    propose_contact(contact=new, email="old@example.org", origin=ContactRequest.Origin.ANSWER)
    back = ContactRequest.objects.open().get()
    client.post(reverse("contact_request_accept", args=[back.key]))
    new.refresh_from_db()
    old.refresh_from_db()
    assert (old.status, new.status) == ("active", "paused")


@pytest.mark.parametrize("is_known", [True, False])
def test_the_history_of_the_old_contact_says_who_paused_it(asked: ContactRequest, is_known: bool) -> None:
    if is_known:
        contact(asked.agency, NEW, status="paused")
    officer = signed_in("officer")
    officer.post(reverse("contact_request_accept", args=[asked.key]))
    old = Contact.objects.get(email="old@example.org")
    entry = ModelLogEntry.objects.for_instance(old).get()
    assert (old.status, entry.action) == ("paused", "wagtail.edit")
    assert str(entry.user_id) == officer.session["_auth_user_id"]


@pytest.mark.parametrize("status", ["unsubscribed", "undeliverable", "barred", "leaving"])
def test_a_known_contact_that_is_not_to_be_written_to_is_refused_in_words(asked: ContactRequest, status: str) -> None:
    known = contact(asked.agency, NEW, status=status if status.startswith("un") else "paused")
    if status == "barred":
        suppress(address=NEW, scope=Suppression.Scope.ALL, reason=Suppression.Reason.OBJECTION)
    if status == "leaving":
        Contact.objects.filter(pk=known.pk).update(status="active")
        answer_contact(contact=known, said=ContactReview.Said.REMOVE)
    before = Contact.objects.get(pk=known.pk).status
    page = signed_in("officer").post(reverse("contact_request_accept", args=[asked.key]), follow=True).text
    words = "Mail to this address came back" if status == "undeliverable" else "asked not to be written to"
    assert words in page
    known.refresh_from_db()
    assert known.status == before and Contact.objects.get(email="old@example.org").status == "active"
    assert ContactRequest.objects.open().filter(pk=asked.pk).exists()


def test_free_words_are_for_those_who_may_see_addresses(asked: ContactRequest) -> None:
    ContactRequest.objects.update(note="Ask for Jan Jansen", role_title="Desk of Jan Jansen")
    for group in ("auditor", "approver"):
        assert "Jan Jansen" not in signed_in(group).get(reverse("contact_requests")).text
    assert signed_in("officer").get(reverse("contact_requests")).text.count("Jan Jansen") == 2


@pytest.mark.parametrize("groups", [("approver",), ("auditor",), ("country-desk",), ("editor",)])
def test_only_an_officer_decides_and_others_read_masked(asked: ContactRequest, groups: tuple[str, ...]) -> None:
    client = signed_in(*groups)
    assert client.post(reverse("contact_request_accept", args=[asked.key])).status_code == 404
    assert NEW not in client.get(reverse("contact_requests")).text
    assert ContactRequest.objects.open().exists()
    with pytest.raises(PermissionDenied):
        accept_request(request=asked, by=User.objects.last())


def test_a_country_desk_reads_its_own_countries_alone(asked: ContactRequest) -> None:
    for country, sees in (("RO", True), ("NL", False)):
        user = person(f"desk.{country}@example.org", "country-desk")
        office = Organisation.objects.create(name=f"Ministry {country}", kind="ministry", country_id=country)
        Membership.objects.create(user=user, organisation=office)
        client = Client()
        client.force_login(user)
        assert (asked.agency.organisation.name in client.get(reverse("contact_requests")).text) is sees


def test_looking_changes_nothing_and_costs_the_same_for_more(asked: ContactRequest) -> None:
    client, counted = signed_in("officer"), []
    client.get(reverse("contact_requests"))
    for rows in (2, 20):
        for number in range(ContactRequest.objects.count(), rows):
            other = contact(agency(f"Unit {number}", "RO"), f"old{number}@example.org")
            propose_contact(contact=other, email=f"new{number}@example.org", origin=ContactRequest.Origin.ANSWER)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("contact_requests")).text
        assert all(f"new{number}@example.org" in page for number in range(1, rows))
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert client.get(reverse("contact_request_accept", args=[asked.key])).status_code == 405
    assert ContactRequest.objects.open().count() == 20
