"""Other names of an organisation: nobody sees one that no moderator has looked at, and look-alikes are refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from hub.models import FormerName, Organisation, User, VerificationAnswer
from hub.people.queries.alike import alike
from hub.people.queries.waiting import how_many_wait
from hub.people.services.change_organisation import change_organisation
from hub.people.services.found_organisation import found_organisation
from hub.people.services.other_names import decide_other_name, name_formerly
from hub.people.services.verify_organisation import Answer, verify_organisation
from tests.factories import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    return people.user("", "moderator")


def found(name: str) -> list[Organisation]:
    return [one.organisation for one in alike(name, Organisation.objects.verified())]


def test_a_new_name_waits_for_a_moderator(there: Organisation, moderator: User) -> None:
    name_formerly(organisation=there, names=["Europol", "Interpol Office"])
    assert found("Europol") == [] and how_many_wait() == 1
    client = people.logged_in(moderator)
    assert there.name in client.get(reverse("organisations:waiting")).text
    page = client.get(reverse("organisations:verify", args=[there.pk])).text
    first, second = FormerName.objects.order_by("pk")
    for what, row in (("show-name", first), ("drop-name", second)):
        way = reverse("organisations:decide", args=[there.pk, what, row.pk])
        assert way in page
        assert client.post(way).status_code == 302
    assert found("Europol") == [there] and how_many_wait() == 0
    assert FormerName.objects.get().name == "Europol"
    with pytest.raises(ValidationError):
        decide_other_name(former=first, accept=False, by=moderator)


def test_one_that_was_seen_stays_seen_when_the_profile_is_saved_again(there: Organisation, moderator: User) -> None:
    name_formerly(organisation=there, names=["Harbour Watch"])
    decide_other_name(former=FormerName.objects.get(), accept=True, by=moderator)
    assert not name_formerly(organisation=there, names=["Harbour Watch", "Port Watch"])
    assert found("Harbour Watch") == [there] and FormerName.objects.get(waits=True).name == "Port Watch"
    assert name_formerly(organisation=there, names=[])


def test_nobody_decides_about_a_name_of_their_own_organisation(there: Organisation, owner: User) -> None:
    name_formerly(organisation=there, names=["Europol"])
    row, insider = FormerName.objects.get(), people.user("", "moderator")
    people.join(insider, there)
    for person in (owner, insider, people.user("", "officer")):
        with pytest.raises(PermissionDenied):
            decide_other_name(former=row, accept=True, by=person)


@pytest.mark.parametrize("name", ["Ρoliția Porturilor", "Politia  porturi1or", "P\u13aeort"])
def test_a_look_alike_is_refused(there: Organisation, name: str) -> None:
    people.organisation(name="Poliția Porturilor")
    with pytest.raises(ValidationError) as refused:
        name_formerly(organisation=there, names=[name])
    assert "former_names" in refused.value.message_dict and not FormerName.objects.exists()


def test_a_name_given_up_before_the_verification_was_never_looked_at(owner: User, moderator: User) -> None:
    new = found_organisation(by=owner, name="Europol", kind="ngo", country=people.organisation().country)
    change_organisation(organisation=new, by=owner, name="Quay House")
    new.refresh_from_db()
    answers = {question: Answer(date(2026, 5, 2)) for question in VerificationAnswer.Question.values}
    verify_organisation(organisation=new, answers=answers, entitled=False, by=moderator)
    assert found("Europol") == [] and found("Quay House") == [new]
