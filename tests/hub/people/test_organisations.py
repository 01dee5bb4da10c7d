"""Organisations from the side of their people, over HTTP: found, join, leave, and what owners decide."""

import pytest

from hub.models import Membership, Organisation, User
from hub.people.services.found_organisation import found_organisation
from tests.factories import people

pytestmark = pytest.mark.django_db


def leave(person: User, there: Organisation) -> None:
    people.logged_in(person).post(f"/account/organisations/{there.key}/leave/")


def test_an_empty_form_is_told_what_it_lacks() -> None:
    page = people.logged_in(people.user()).post("/account/organisations/found/", {})
    assert "name" in page.context["form"].errors


def test_the_last_owner_hands_over_before_leaving(owner: User, there: Organisation, member: User) -> None:
    leave(owner, there)
    assert Membership.objects.owners().filter(user=owner).exists()
    place = Membership.objects.get(user=member)
    people.logged_in(owner).post(f"/account/organisations/{there.key}/owner/{place.pk}/")
    leave(owner, there)
    assert not Membership.objects.current().filter(user=owner).exists()


def test_owners_decide_who_joins(owner: User, there: Organisation, member: User) -> None:
    person = people.user()
    people.logged_in(person).post("/account/organisations/join/", {"organisation": there.pk})
    request = person.join_requests.get()
    url = f"/account/organisations/{there.key}/accept/{request.pk}/"
    assert people.logged_in(person).post(url).status_code == 404
    assert people.logged_in(member).post(url).status_code == 404
    assert people.logged_in(owner).post(url).status_code == 302
    assert Membership.objects.current().filter(user=person, organisation=there, role="editor").exists()


def test_an_organisation_is_shown_to_its_people_alone(there: Organisation, member: User) -> None:
    url = f"/account/organisations/{there.key}/"
    assert people.logged_in(member).get(url).status_code == 200
    assert people.logged_in(people.user()).get(url).status_code == 404
    assert people.logged_in(people.user("", "moderator")).get(url).status_code == 404
    assert "owner@example.org" not in people.logged_in(member).get(url).text


def test_founding_makes_an_owner_of_something_unverified() -> None:
    person = people.user()
    made = found_organisation(
        by=person, name="New", kind="ngo", country=people.organisation().country, mail_domains=["New.Example.org"]
    )
    assert made.mail_domains == ["new.example.org"]
    assert Membership.objects.owners().get(organisation=made).user == person
    assert not made.is_verified
