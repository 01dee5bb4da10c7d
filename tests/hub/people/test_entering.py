"""The way into an organisation: what is here already is suggested, look-alikes are told, nobody is led to strangers."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from hub.models import FormerName, JoinRequest, Membership, Organisation, User
from hub.people.organisation_names import check_letters, cleaned, has_mixed_word, skeleton
from hub.people.queries.alike import alike
from hub.people.services.found_organisation import found_organisation
from hub.people.services.join_organisation import ask_to_join, decide_join
from hub.people.services.other_names import name_formerly
from tests.factories import people

pytestmark = pytest.mark.django_db

FOUND = "/account/organisations/found/"
JOIN = "/account/organisations/join/"
TYPED = {"name": "Quay House", "kind": "ngo", "country": "RO", "mail_domains": "quay.example.org"}


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    cache.clear()


@pytest.fixture
def police() -> Organisation:
    return people.organisation(name="Poliția Porturilor de Jos", mail_domains=["port.example.org"])


@pytest.mark.parametrize(
    "written",
    [
        "Politia Porturilor de Jos",
        "POLIŢIA PORTURILOR DE JOS",
        "Poliția  Porturilor-de-Jos",
        "PoliţiaPorturilor de Jos",
        "Poliția Ρorturilοr de Jοs",
        "Роliția Porturilor de Jos",
        "PoIiția Porturi1or de J0s",
        "Poliția\u200b Porturilor\u202e de Jos",
        "P\u006f\u006c\u0069\u0074\u0326ia Porturilor de Jos",
    ],
)
def test_a_name_that_looks_the_same_is_the_same(police: Organisation, written: str) -> None:
    assert skeleton(written) == police.skeleton
    (found,) = alike(written, Organisation.objects.verified())
    assert found.organisation == police and found.same


def test_one_that_looks_the_same_abroad_is_told_at_the_field_and_may_be_another(police: Organisation) -> None:
    client = people.logged_in(people.user())
    typed = {**TYPED, "name": "Politia Porturilor de Jos", "country": "DK"}
    page = client.post(FOUND, typed)
    assert page.status_code == 422 and "looks the same" in str(page.context["form"].errors["name"])
    assert client.post(FOUND, {**typed, "another": "on"}).status_code == 302


def test_a_word_of_two_alphabets_is_told_at_the_field() -> None:
    assert has_mixed_word("Рolitie") and has_mixed_word("Ελpis")
    assert not has_mixed_word("Ελπίς House") and not has_mixed_word("Łódź 2 – Børn")
    page = people.logged_in(people.user()).post(FOUND, {**TYPED, "name": "Quаy House"})
    assert page.status_code == 422 and "two alphabets" in str(page.context["form"].errors["name"])
    assert "Quаy House" in page.text


@pytest.mark.parametrize("name", ["Ꭼuropol", "Europo\u13de", "Quay \u0570ouse", "𝐐uay House", "შინ"])
def test_letters_that_cannot_be_compared_are_told_at_the_field(name: str) -> None:
    page = people.logged_in(people.user()).post(FOUND, {**TYPED, "name": name})
    assert page.status_code == 422 and "Latin, Greek or Cyrillic" in str(page.context["form"].errors["name"])
    assert name in page.text


def test_letters_of_three_alphabets_and_of_phonetics_fall_together() -> None:
    for name in ("Łódź 2 – Børn", "Ελπίς", "Дім Надії", "Casa Nouă (ONG)"):
        check_letters(name)
    assert skeleton("Quɑy Mɩɡrant") == skeleton("Quay Migrant")


def test_what_nobody_sees_is_not_stored() -> None:
    assert cleaned(" Quay\u202e  House\u200b ") == "Quay House"


def test_a_look_alike_in_the_same_country_is_refused_whatever_is_ticked(police: Organisation) -> None:
    typed = {**TYPED, "name": "Politia Porturilor de Jos", "another": "on"}
    page = people.logged_in(people.user()).post(FOUND, typed)
    assert page.status_code == 422 and "looks the same" in str(page.context["form"].errors["name"])
    assert Organisation.objects.count() == 1


def test_one_that_is_alike_is_suggested_and_may_be_another(police: Organisation) -> None:
    client = people.logged_in(people.user())
    typed = {**TYPED, "name": "Poliția Porturilor de Sus"}
    page = client.post(FOUND, typed)
    assert page.status_code == 422 and police.name in page.text and "Ask to join" in page.text
    assert client.post(FOUND, {**typed, "another": "on"}).status_code == 302
    assert Organisation.objects.filter(name="Poliția Porturilor de Sus").exists()


def test_a_former_name_and_a_mail_domain_lead_to_it(police: Organisation) -> None:
    name_formerly(organisation=police, names=["Harbour Watch", "HW", police.name], approved=True)
    assert set(FormerName.objects.values_list("name", flat=True)) == {"Harbour Watch", "HW"}
    client = people.logged_in(people.user())
    assert police.name in client.get(JOIN, {"q": "harbor watch"}).text
    by_domain = client.post(FOUND, {**TYPED, "name": "Something else", "mail_domains": "unit.port.example.org"})
    assert by_domain.status_code == 422 and police.name in by_domain.text
    assert police.name in people.logged_in(people.user("a@port.example.org")).get(JOIN).text
    assert police.name not in people.logged_in(people.user("a@elsewhere.example.org")).get(JOIN).text


def test_an_unverified_organisation_is_suggested_to_no_stranger() -> None:
    hidden = people.organisation(verified=False, name="Quiet Harbour", mail_domains=["quiet.example.org"])
    name_formerly(organisation=hidden, names=["Silent Harbour"], approved=True)
    stranger = people.logged_in(people.user("a@quiet.example.org"))
    for query in ("", "Quiet Harbour", "Silent Harbour"):
        assert stranger.get(JOIN, {"q": query}).context["suggestions"] == []
    assert stranger.post(JOIN, {"organisation": hidden.pk}).status_code == 422
    taken = stranger.post(FOUND, {**TYPED, "name": "Quiet Harbour"})
    assert taken.status_code == 422 and "name is taken" in taken.text and "Ask to join" not in taken.text
    assert not JoinRequest.objects.exists()


def test_a_form_sent_twice_makes_one_organisation() -> None:
    person = people.user()
    client = people.logged_in(person)
    first, second = client.post(FOUND, TYPED), client.post(FOUND, TYPED)
    assert first.status_code == second.status_code == 302 and first.url == second.url
    assert Membership.objects.owners().get(user=person).organisation.name == "Quay House"


def test_a_domain_that_anybody_can_have_proves_nothing() -> None:
    page = people.logged_in(people.user()).post(FOUND, {**TYPED, "mail_domains": "Gmail.com"})
    assert page.status_code == 422 and "mail_domains" in page.context["form"].errors


def test_who_tries_too_often_is_told_when_and_keeps_what_was_typed() -> None:
    client = people.logged_in(people.user())
    answers = [
        client.post(FOUND, {**TYPED, "name": f"House number {number} {'abc' * number}", "another": "on"})
        for number in range(11)
    ]
    assert [answer.status_code for answer in answers].count(429) == 1
    assert int(answers[-1]["Retry-After"]) > 0 and "House number 10" in answers[-1].text


def test_an_owner_changes_the_entry_and_an_editor_does_not(owner: User, there: Organisation, member: User) -> None:
    path = f"/account/organisations/{there.key}/change/"
    assert people.logged_in(member).get(path).status_code == 404
    client = people.logged_in(owner)
    assert client.get(path).status_code == 200
    typed = {"name": there.name, "kind": "ngo", "country": "NL", "website": "https://unit.example.org"}
    assert client.post(path, typed).status_code == 302
    there.refresh_from_db()
    assert (there.kind, there.country_id, there.website) == ("police", "RO", "https://unit.example.org")


def test_a_short_name_is_compared_whole() -> None:
    person = people.user()
    made = found_organisation(by=person, name="IOM", kind="other", country=people.organisation().country)
    assert [one.organisation for one in alike("I0M", Organisation.objects.all())] == [made]
    assert alike("OIM", Organisation.objects.all()) == []


def test_who_was_refused_asks_again_after_a_month(owner: User, there: Organisation) -> None:
    person = people.user()
    decide_join(request=ask_to_join(user=person, organisation=there), accept=False, by=owner)
    page = people.logged_in(person).post(JOIN, {"organisation": there.pk})
    assert page.status_code == 422 and "last 30 days" in str(page.context["form"].errors["organisation"])
    assert JoinRequest.objects.count() == 1
    ask_to_join(user=people.user(), organisation=there)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        ask_to_join(user=person, organisation=there)
    assert JoinRequest.objects.filter(user=person).count() == 2


def test_twenty_requests_and_twenty_entries_a_day_hold_without_the_cache(there: Organisation) -> None:
    person = people.user()
    for _number in range(20):
        ask_to_join(user=person, organisation=people.organisation())
        found_organisation(by=person, name=f"House {_number}", kind="ngo", country=there.country)
    with pytest.raises(ValidationError, match="many organisations today"):
        ask_to_join(user=person, organisation=there)
    with pytest.raises(ValidationError, match="many organisations today"):
        found_organisation(by=person, name="One more", kind="ngo", country=there.country)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        ask_to_join(user=person, organisation=there)
        found_organisation(by=person, name="One more", kind="ngo", country=there.country)


def test_an_entry_is_not_changed_without_end(owner: User, there: Organisation) -> None:
    client, path = people.logged_in(owner), f"/account/organisations/{there.key}/change/"
    answers = [client.post(path, {"name": there.name, "website": f"https://a{n}.example.org"}) for n in range(31)]
    assert [answer.status_code for answer in answers] == [302] * 30 + [429]
    assert int(answers[-1]["Retry-After"]) > 0 and "https://a30.example.org" in answers[-1].text


def test_a_name_that_staff_entered_keeps_nobody_from_the_entry(owner: User) -> None:
    there = people.organisation(owner=owner, name="შინ")
    typed = {"name": "შინ", "website": "https://home.example.org"}
    assert people.logged_in(owner).post(f"/account/organisations/{there.key}/change/", typed).status_code == 302
