"""A person takes along what is kept of them, and has it erased; the organisation's facts stay."""

import json

import pytest
from django.test import Client

from hub.models import Membership, Organisation, User
from hub.people.services.invite import invite
from tests.factories import people
from tests.hub.people.conftest import Letterbox
from tests.hub.people.test_anonymise import tables_with

pytestmark = pytest.mark.django_db

WORD = "quennevar"


@pytest.fixture
def person(there: Organisation) -> User:
    made = people.user(f"{WORD}@police.example.org", first_name=WORD, last_name=WORD)
    people.join(made, there)
    return made


def test_all_of_oneself_and_nothing_of_others_is_taken_along(person: User, there: Organisation, owner: User) -> None:
    answer = people.logged_in(person).get("/account/data/")
    said = json.loads(answer.content)
    assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert said["account"][0]["email"] == person.email
    (place,) = said["places"]
    assert (place["organisation__name"], place["role"], place["left_at"]) == (there.name, "editor", None)
    assert {"addresses", "join_requests", "invitations", "practice_accesses", "offers", "talk_messages"} <= set(said)
    assert owner.email not in answer.text and "password" not in said["account"][0]
    assert Client().get("/account/data/").status_code == 302


def test_erasing_oneself_leaves_no_trace_but_the_organisation(
    person: User, there: Organisation, owner: User, letterbox: Letterbox
) -> None:
    before = Organisation.objects.values().get(pk=there.pk)
    client = people.logged_in(person)
    wrong = client.post("/account/erase/", {"password": "another word altogether"})
    assert wrong.status_code == 422 and tables_with(WORD)
    assert client.get("/account/erase/").status_code == 200
    assert "Erased" in client.post("/account/erase/", {"password": people.PASSWORD}).text
    assert tables_with(WORD) == set()
    assert Organisation.objects.values().get(pk=there.pk) == before
    assert client.get("/account/").status_code == 302


def test_an_invited_address_is_erased_with_its_owner(there: Organisation, owner: User, letterbox: Letterbox) -> None:
    address = f"{WORD}.b@x.example.org"
    invite(organisation=there, address=address, role="editor", language="en", by=owner)
    person = people.user(address)
    people.logged_in(person).post("/account/erase/", {"password": people.PASSWORD})
    assert tables_with(WORD) == set()


def test_the_last_owner_of_others_hands_over_first_and_one_alone_may_go(
    owner: User, there: Organisation, person: User, letterbox: Letterbox
) -> None:
    client = people.logged_in(owner)
    page = client.post("/account/erase/", {"password": people.PASSWORD})
    assert page.status_code == 422 and "needs an owner" in page.text
    people.logged_in(person).post("/account/erase/", {"password": people.PASSWORD})
    assert "Erased" in client.post("/account/erase/", {"password": people.PASSWORD}).text
    assert not Membership.objects.current().filter(organisation=there).exists()


def test_staff_do_not_erase_themselves() -> None:
    client = people.logged_in(people.user("", "editor"))
    assert client.post("/account/erase/", {"password": people.PASSWORD}).status_code in {302, 404}
    assert not User.objects.exclude(anonymised_at=None).exists()
