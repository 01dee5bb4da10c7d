"""Once a year a contact is asked whether it is still right; an answer acts, silence is shown, nothing is guessed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, ContactRequest, ContactReview, OutboundMessage
from dissemination.queries import reviews
from dissemination.queries.reviews import questions
from dissemination.services.answer_contact import answer_contact
from dissemination.services.decide_request import accept_request, refuse_request
from dissemination.services.drain import drain
from dissemination.services.review_contacts import ask_due, remind, start_review
from hub.models import User
from tests.dissemination.directory import agency, contact
from tests.dissemination.directory import person as somebody
from tests.dissemination.letters import link_in
from tests.dissemination.people import browser_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def row() -> Contact:
    return contact(agency("Unit & Co", "RO"), "desk@example.org", "en", role_title="Desk", review_due=TODAY())


@pytest.fixture
def officer() -> User:
    return somebody("officer@example.org", "officer")


@pytest.fixture
def link(row: Contact, relay: MemoryChannel) -> str:
    ask_due()
    drain(lane=Lane.NORMAL, channel=relay)
    return link_in(relay.accepted[0], "contact")


def test_whose_day_has_come_is_asked_once() -> None:
    unit = agency("Unit")
    contact(unit, "due@example.org", review_due=TODAY())
    contact(unit, "later@example.org", review_due=TODAY() + timedelta(days=1))
    contact(unit, "paused@example.org", review_due=TODAY(), status="paused")
    old = contact(unit, "old@example.org")
    contact(unit, "new@example.org")
    Contact.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=366))
    assert ask_due() == 2
    assert ask_due() == 0
    asked = OutboundMessage.objects.filter(kind="review").values_list("to_address", flat=True)
    assert set(asked) == {"due@example.org", "old@example.org"}


def test_the_silent_are_asked_again_a_year_later(row: Contact) -> None:
    year_ago = TODAY() - timedelta(days=365)
    Contact.objects.update(review_due=year_ago)
    ContactReview.objects.create(contact=row, due=year_ago, asked_at=timezone.now() - timedelta(days=364))
    assert ask_due() == 0
    ContactReview.objects.update(asked_at=timezone.now() - timedelta(days=365))
    assert ask_due() == 1
    assert ask_due() == 0
    assert ContactReview.objects.latest("asked_at").due == TODAY()
    assert OutboundMessage.objects.get(kind="review").idempotency_key.endswith(TODAY().isoformat())
    Contact.objects.update(review_due=TODAY() - timedelta(days=1))
    assert ask_due() == 1  # another day was entered


def test_looking_changes_nothing(link: str, row: Contact) -> None:
    client = Client()
    page = client.get(link)
    assert page.status_code == 200 and "Unit &amp; Co" in page.text and "d…@example.org" in page.text
    assert client.head(link).status_code == 200 and client.get(f"{link}?thanks").status_code == 200
    assert "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]
    assert ContactReview.objects.get().said == "" and not ContactRequest.objects.exists()
    row.refresh_from_db()
    assert row.verified_on is None


def test_yes_puts_the_next_question_a_year_away(link: str, row: Contact) -> None:
    for _ in range(2):
        assert Client().post(link, {"said": "right"}).status_code == 302
    row.refresh_from_db()
    assert (row.verified_on, row.review_due) == (TODAY(), TODAY() + timedelta(days=365))
    assert ContactReview.objects.get().said == "right"
    assert "Confirmed as right" in Client().get(link).text
    assert ask_due() == 0


def test_another_address_is_a_proposal(link: str, row: Contact) -> None:
    for _ in range(2):
        Client().post(link, {"said": "replace", "email": "new@example.org", "role": "Night desk"})
    request = ContactRequest.objects.get()
    assert (request.kind, request.origin, request.email) == ("replace", "review", "new@example.org")
    assert Contact.objects.get().email == "desk@example.org"


def test_who_wants_to_be_removed_is_paused_and_an_officer_decides(link: str, row: Contact, officer: User) -> None:
    for _ in range(2):
        Client().post(link, {"said": "remove", "note": "I moved"})
    row.refresh_from_db()
    assert (row.status, row.email) == ("paused", "desk@example.org")
    refuse_request(request=ContactRequest.objects.get(), by=officer)
    row.refresh_from_db()
    assert row.status == "active"
    Client().post(link, {"said": "remove"})
    accept_request(request=ContactRequest.objects.open().get(), by=officer)
    row.refresh_from_db()
    assert (row.status, row.email) == ("erased", None)
    assert Client().get(link).status_code == 404


def test_who_thinks_better_of_it_is_written_to_again(link: str, row: Contact) -> None:
    Client().post(link, {"said": "remove"})
    Client().post(link, {"said": "right"})
    row.refresh_from_db()
    assert row.status == "active" and not ContactRequest.objects.open().exists()


@pytest.mark.parametrize("status", ["paused", "unsubscribed", "undeliverable"])
def test_the_link_ends_when_the_hub_stops_writing(link: str, row: Contact, status: str) -> None:
    Contact.objects.update(status=status)
    assert Client().get(link).status_code == 404
    for said in ("remove", "right"):
        assert Client().post(link, {"said": said}).status_code == 404
    row.refresh_from_db()
    assert row.status == status and not ContactRequest.objects.exists()


@pytest.mark.parametrize("status", ["paused", "unsubscribed", "undeliverable"])
def test_a_link_brings_back_nobody_whom_somebody_else_stopped(row: Contact, officer: User, status: str) -> None:
    Contact.objects.update(status=status)
    for said in (ContactReview.Said.REMOVE, ContactReview.Said.RIGHT, ContactReview.Said.REMOVE):
        answer_contact(contact=row, said=said)
    refuse_request(request=ContactRequest.objects.open().get(), by=officer)
    row.refresh_from_db()
    assert row.status == status


def test_a_contact_that_was_not_confirmed_is_so_again_when_its_removal_is_refused(row: Contact, officer: User) -> None:
    Contact.objects.update(status="unconfirmed")
    answer_contact(contact=row, said=ContactReview.Said.REMOVE)
    refuse_request(request=ContactRequest.objects.get(), by=officer)
    row.refresh_from_db()
    assert row.status == "unconfirmed"


@pytest.mark.parametrize(
    "given",
    [{"said": "replace"}, {"said": "right", "email": "x@example.org"}, {"said": "replace", "email": "no"}, {}],
)
def test_bad_input_is_said_at_the_field_and_loses_nothing(link: str, given: dict[str, str]) -> None:
    answer = Client().post(link, {**given, "note": "Kept words"})
    assert answer.status_code == 400 and "Kept words" in answer.text
    assert not ContactRequest.objects.exists() and ContactReview.objects.get().said == ""


def test_dead_and_foreign_links_look_like_none(link: str, row: Contact) -> None:
    other = contact(agency("Other"), "other@example.org")
    foreign = link.replace(str(row.pk), str(other.pk))
    row.email = "changed@example.org"
    row.save()
    assert [Client().get(one).status_code for one in (link, foreign, f"{link[:-3]}xy/")] == [404, 404, 404]
    assert Client().post(link, {"said": "right"}).status_code == 404


def test_a_post_of_another_site_is_refused(link: str, row: Contact) -> None:
    for said in ("right", "remove"):
        assert Client(enforce_csrf_checks=True).post(link, {"said": said}).status_code == 403
    row.refresh_from_db()
    assert (row.status, row.verified_on) == ("active", None)
    assert ContactReview.objects.get().said == "" and not ContactRequest.objects.exists()


def test_one_reminder_and_then_silence_is_shown(row: Contact) -> None:
    ask_due()
    assert remind() == 0
    ContactReview.objects.update(asked_at=timezone.now() - timedelta(days=15))
    assert remind() == 1
    assert remind() == 0
    assert [one.stand for one in questions(countries=None, is_masked=False)] == ["waiting"]
    ContactReview.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert [one.stand for one in questions(countries=None, stand="silent", is_masked=True)] == ["silent"]
    assert not questions(countries=frozenset({"NL"}), is_masked=True)
    row.refresh_from_db()
    assert (row.status, row.verified_on) == ("active", None)


def test_an_officer_asks_a_country_and_twice_is_once(row: Contact, officer: User) -> None:
    contact(agency("Elsewhere", "NL"), "nl@example.org")
    Contact.objects.update(review_due=date(2099, 1, 1))
    client = browser_of(officer)
    for _ in range(2):
        assert client.post(reverse("contact_reviews_start"), {"country": "RO"}).status_code == 302
    assert ContactReview.objects.get().contact_id == row.pk
    assert OutboundMessage.objects.filter(kind="review").count() == 1
    assert client.post(reverse("contact_reviews_start"), {"country": "XX"}).status_code == 302
    assert client.get(reverse("contact_reviews_start")).status_code == 405
    with pytest.raises(PermissionDenied):
        start_review(country="RO", by=somebody("other@example.org", "auditor"))


def test_an_officer_who_asks_a_country_writes_to_no_other(row: Contact, officer: User) -> None:
    contact(agency("Elsewhere", "NL"), "nl@example.org", review_due=TODAY())
    assert start_review(country="RO", by=officer) == 1
    assert ContactReview.objects.get().contact_id == row.pk
    assert ask_due() == 1, "the beat asks the other"


def test_the_list_its_filters_and_its_file(row: Contact, officer: User) -> None:
    ask_due()
    client = browser_of(officer)
    page = client.get(reverse("contact_reviews")).text
    assert "Unit &amp; Co" in page and "desk@example.org" in page
    assert "None of these" in client.get(reverse("contact_reviews"), {"stand": "answered"}).text
    assert "None of these" in client.get(reverse("contact_reviews"), {"country": "NL"}).text
    file = b"".join(client.get(reverse("contact_reviews_csv")).streaming_content).decode()
    assert "desk@example.org" in file
    auditor = browser_of(somebody("auditor@example.org", "auditor"))
    assert "desk@example.org" not in auditor.get(reverse("contact_reviews")).text
    masked = b"".join(auditor.get(reverse("contact_reviews_csv")).streaming_content).decode()
    assert "desk@example.org" not in masked and "d…@example.org" in masked
    assert auditor.get(reverse("contact_reviews_xlsx")).status_code == 200
    assert browser_of(somebody("ap@example.org", "approver")).get(reverse("contact_reviews_csv")).status_code == 404


def test_a_page_shows_some_and_the_file_all(row: Contact, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviews, "A_PAGE", 2)
    for number in range(4):
        contact(agency(f"U{number}", "RO"), f"u{number}@example.org", review_due=TODAY())
    ask_due()
    client = browser_of(officer)
    first = client.get(reverse("contact_reviews"), {"country": "RO"}).text
    assert first.count("@example.org</span>") == 2 and "Page 1 of 3" in first and "country=RO&amp;p=2" in first
    assert client.get(reverse("contact_reviews"), {"p": "3"}).text.count("@example.org</span>") == 1
    file = b"".join(client.get(reverse("contact_reviews_csv"), {"p": "3"}).streaming_content).decode()
    assert file.count("@example.org") == 5


def test_the_page_of_a_contact_says_that_it_was_asked_and_what_it_said(link: str, row: Contact, officer: User) -> None:
    page = reverse("dissemination_contact", args=[row.pk])
    client = browser_of(officer)
    assert "Not answered" in client.get(page).text
    Client().post(link, {"said": "right"})
    shown = client.get(page).text
    assert "It is right" in shown and reverse("person_data_of", args=[row.pk]) in shown


def test_more_rows_cost_no_more_queries(row: Contact, officer: User) -> None:
    client, asked = browser_of(officer), []
    client.get(reverse("contact_reviews"))
    for rows in (2, 20):
        for number in range(Contact.objects.count(), rows):
            contact(agency(f"U{number}", "RO"), f"u{number}@example.org", review_due=TODAY())
        ask_due()
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("contact_reviews")).text
        assert page.count("@example.org</span>") == rows
        asked.append(len(queries))
    assert asked[0] == asked[1]
