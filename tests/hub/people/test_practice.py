"""Practitioner access, over HTTP: who asks, who decides, and how it ends."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from hub.models import Membership, Organisation, PracticeAccess, User
from hub.people.reader import Reader
from hub.people.services.ask_practice import ask_practice
from hub.people.services.decide_practice import approve_practice
from hub.people.services.end_practice import end_lapsed
from hub.people.services.verify_organisation import withdraw_verification
from hub.people.tokens import CONFIRM_LIVES
from tests.factories import people

pytestmark = pytest.mark.django_db


def reads(person: User) -> bool:
    request = RequestFactory().get("/")
    request.user = User.objects.get(pk=person.pk)
    return Reader.of(request).sees_practitioner_text


def ask(client: Client, there: Organisation, address: str = "m.ionescu@police.example.org") -> Any:
    return client.post("/account/practice/", {"organisation": there.pk, "work_address": address})


def confirmed(member: User, there: Organisation, letterbox: Any) -> PracticeAccess:
    client = people.logged_in(member)
    ask(client, there)
    client.post(urlsplit(letterbox.to("m.ionescu@police.example.org")[-1].context["link"]).path)
    return PracticeAccess.objects.get(user=member, state="confirmed")


def decide(by: User, access: PracticeAccess, what: str) -> int:
    url = f"/account/organisations/{access.organisation.key}/{what}/{access.pk}/"
    return int(people.logged_in(by).post(url).status_code)


def test_from_the_question_to_the_text(owner: User, there: Organisation, member: User, letterbox: Any) -> None:
    client = people.logged_in(member)
    assert client.get("/account/practice/").status_code == 200
    assert ask(client, there).status_code == 302
    (mail,) = letterbox.to("m.ionescu@police.example.org")
    assert mail.to.language == "ro"
    link = urlsplit(mail.context["link"]).path
    access = PracticeAccess.objects.get(user=member)
    assert client.get(link).status_code == 200
    access.refresh_from_db()
    assert access.state == "requested", "a GET confirms nothing"
    assert client.post(link).status_code == 302
    access.refresh_from_db()
    assert access.state == "confirmed"
    assert not reads(member)
    assert [notice.template for notice in letterbox.to(owner.email)] == ["hub/people/email/practice_waits"]
    page = people.logged_in(owner).get(f"/account/organisations/{there.key}/")
    assert "m.ionescu@police.example.org" in page.text
    assert decide(owner, access, "approve") == 302
    access.refresh_from_db()
    assert access.state == "approved"
    assert access.until <= timezone.now() + timedelta(days=365)
    assert reads(member)
    assert letterbox.to(member.email)[-1].context["state"] == "approved"


def test_a_stranger_who_founds_an_organisation_and_asks_gets_nothing(letterbox: Any) -> None:
    stranger, friend = people.user(), people.user()
    client = people.logged_in(stranger)
    form = {"name": "Made up", "kind": "police", "country": "RO", "mail_domains": "evil.example.org"}
    assert client.post("/account/organisations/found/", form).status_code == 302
    there = Organisation.objects.get(name="Made up")
    assert not there.is_verified
    people.join(friend, there, role="owner")
    answer = ask(client, there, "me@evil.example.org")
    assert answer.status_code == 200
    assert not letterbox.notices
    assert not PracticeAccess.objects.exists()
    access = PracticeAccess.objects.create(
        user=stranger,
        organisation=there,
        work_address="x@x.example.org",
        state="confirmed",
        confirmed_at=timezone.now(),
    )
    decide(friend, access, "approve")
    with pytest.raises(ValidationError):
        approve_practice(access=access, by=people.user("", "moderator"))
    access.refresh_from_db()
    assert access.state == "confirmed"
    assert not reads(stranger)


def test_verified_but_not_entitled_is_not_enough(letterbox: Any) -> None:
    there = people.organisation(entitled=False)
    person = people.user()
    people.join(person, there)
    address = f"p@{there.mail_domains[0]}"
    assert ask(people.logged_in(person), there, address).status_code == 200
    with pytest.raises(ValidationError):
        ask_practice(user=person, organisation=there, work_address=address)
    assert not PracticeAccess.objects.exists()


def test_an_address_elsewhere_is_refused_at_the_field(there: Organisation, member: User, letterbox: Any) -> None:
    answer = ask(people.logged_in(member), there, "me@mail.example.net")
    assert answer.status_code == 200
    assert answer.context["form"].errors["work_address"]
    assert 'value="me@mail.example.net"' in answer.text, "nothing typed is lost"
    assert not letterbox.notices


def test_nobody_approves_oneself(owner: User, there: Organisation, letterbox: Any) -> None:
    people.join(people.user(), there, role="owner")
    access = confirmed(owner, there, letterbox)
    assert decide(owner, access, "approve") == 404
    owner.groups.add(*people.user("", "moderator").groups.all())
    for person in (owner, User.objects.get(pk=owner.pk)):
        with pytest.raises(PermissionDenied):
            approve_practice(access=access, by=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeAccess.objects.filter(pk=access.pk).update(decided_by=owner)
    access.refresh_from_db()
    assert access.state == "confirmed"


def test_only_owners_of_the_same_organisation_decide(there: Organisation, member: User, letterbox: Any) -> None:
    access = confirmed(member, there, letterbox)
    foreign_owner = people.user()
    people.organisation(owner=foreign_owner)
    colleague = people.user()
    people.join(colleague, there)
    for person in (foreign_owner, colleague, people.user(), people.user("", "editor", "officer", "auditor")):
        assert decide(person, access, "approve") == 404
        with pytest.raises(PermissionDenied):
            approve_practice(access=access, by=person)
    foreign = Organisation.objects.get(memberships__user=foreign_owner)
    url = f"/account/organisations/{foreign.key}/approve/{access.pk}/"
    assert people.logged_in(foreign_owner).post(url).status_code == 404
    assert approve_practice(access=access, by=people.user("", "moderator")).state == "approved"


def test_the_time_is_a_year_at_most(there: Organisation, owner: User, member: User, letterbox: Any) -> None:
    access = confirmed(member, there, letterbox)
    with pytest.raises(ValidationError):
        approve_practice(access=access, by=owner, until=timezone.now() + timedelta(days=400))
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeAccess.objects.filter(pk=access.pk).update(
            decided_at=timezone.now(), until=timezone.now() + timedelta(days=400)
        )


def test_a_link_serves_its_person_its_purpose_and_its_time(there: Organisation, member: User, letterbox: Any) -> None:
    client = people.logged_in(member)
    ask(client, there)
    link = urlsplit(letterbox.to("m.ionescu@police.example.org")[0].context["link"]).path
    assert Client().get(link).status_code == 302, "an anonymous visitor logs in first"
    assert people.logged_in(people.user()).post(link).status_code == 404
    assert client.post(link.replace("confirm/", "confirm/0", 1)).status_code == 404
    with time_machine.travel(timezone.now() + CONFIRM_LIVES + timedelta(minutes=1), tick=False):
        assert people.logged_in(member).post(link).status_code == 404
    assert PracticeAccess.objects.get(user=member).state == "requested"
    client.post(link)
    assert client.post(link).status_code == 404, "used once"


def test_mails_are_not_sent_without_end(there: Organisation, member: User, letterbox: Any) -> None:
    client = people.logged_in(member)
    for _again in range(5):
        ask(client, there)
    assert len(letterbox.to("m.ionescu@police.example.org")) == 3


def leave(person: User, there: Organisation) -> None:
    people.logged_in(person).post(f"/account/organisations/{there.key}/leave/")


def revoke(person: User, there: Organisation) -> None:
    access = PracticeAccess.objects.get(user=person)
    owner = Membership.objects.owners().get(organisation=there).user
    assert decide(owner, access, "revoke") == 302


def withdraw(person: User, there: Organisation) -> None:
    withdraw_verification(organisation=there, by=people.user("", "moderator"))


def give_back(person: User, there: Organisation) -> None:
    people.logged_in(person).post("/account/practice/give-back/")


@pytest.mark.parametrize("way", [leave, revoke, withdraw, give_back])
def test_the_end_of_access_ends_the_session(way: Any, there: Organisation, letterbox: Any) -> None:
    person = people.practitioner(there)
    client = people.logged_in(person)
    other = people.logged_in(people.user())
    assert client.get("/account/").status_code == 200
    assert reads(person)
    way(person, there)
    assert not reads(person)
    assert PracticeAccess.objects.get(user=person).state == "ended"
    assert client.get("/account/").status_code == 302, "logged out"
    assert other.get("/account/").status_code == 200
    assert letterbox.to(person.email)[-1].context["state"] == "ended"


def test_lapsed_verification_ends_access_at_once_and_the_session_with_the_next_minute(
    there: Organisation, letterbox: Any
) -> None:
    person = people.practitioner(there)
    client = people.logged_in(person)
    Organisation.objects.filter(pk=there.pk).update(verified_until=timezone.now())
    assert not reads(person)
    assert end_lapsed() == 1
    assert client.get("/account/").status_code == 302
    assert end_lapsed() == 0


def test_time_runs_out(there: Organisation, letterbox: Any) -> None:
    person = people.practitioner(there)
    with time_machine.travel(timezone.now() + timedelta(days=91), tick=False):
        assert not reads(person)
        assert end_lapsed() == 1


def test_being_in_the_group_alone_opens_nothing() -> None:
    assert not reads(people.user("", "practitioner"))


def test_the_hubs_moderator_decides_in_the_admin(there: Organisation, member: User, letterbox: Any) -> None:
    access = confirmed(member, there, letterbox)
    moderator = people.logged_in(people.user("", "moderator"))
    assert "m.ionescu@police.example.org" in moderator.get("/admin/practice/").text
    url = f"/admin/practice/{access.pk}/approve/"
    assert moderator.get(url).status_code == 405
    for group in ("editor", "auditor", "officer"):
        assert people.logged_in(people.user("", group)).post(url).status_code == 404
    assert people.logged_in(people.user("", "editor")).get("/admin/practice/").status_code == 404
    assert not reads(member)
    assert moderator.post(url).status_code == 302
    assert reads(member)
    moderator.post(f"/admin/practice/{access.pk}/revoke/")
    assert not reads(member)
