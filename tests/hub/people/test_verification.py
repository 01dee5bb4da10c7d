"""Verification in dated steps: who may give it, what is told, how it ends, and that its history only grows."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.models import AuthorityDomain, FormerName, Organisation, User, VerificationAnswer, VerificationStep
from hub.people.queries.domain_help import domain_help
from hub.people.queries.waiting import how_many_wait, waiting_parts
from hub.people.services.ask_practice import ask_practice
from hub.people.services.change_organisation import change_organisation, decide_name
from hub.people.services.deactivate import deactivate
from hub.people.services.found_organisation import found_organisation
from hub.people.services.join_organisation import ask_to_join
from hub.people.services.verify_organisation import Answer, verify_organisation, withdraw_verification
from hub.people.services.watch_verifications import watch_verifications
from tests.factories import people
from tests.hub.people.conftest import Letterbox

pytestmark = pytest.mark.django_db

SEEN = date(2026, 5, 2)
ANSWERS = {question: Answer(SEEN, "register 12") for question in VerificationAnswer.Question.values}


@pytest.fixture
def moderator() -> User:
    return people.user("moderator@hub.example.org", "moderator")


@pytest.fixture
def new(owner: User) -> Organisation:
    return found_organisation(
        by=owner,
        name="Quay House",
        kind="ngo",
        country=people.organisation().country,
        mail_domains=["quay.example.org"],
    )


def verify(there: Organisation, by: User) -> None:
    there.refresh_from_db()
    verify_organisation(organisation=there, answers=ANSWERS, entitled=False, by=by)


def steps(there: Organisation) -> list[str]:
    return list(VerificationStep.objects.filter(organisation=there).values_list("what", flat=True))


def test_every_step_is_in_the_history(new: Organisation, moderator: User, letterbox: Letterbox) -> None:
    verify(new, moderator)
    verify(new, moderator)
    withdraw_verification(organisation=new, by=moderator)
    assert steps(new) == ["entered", "verified", "renewed", "withdrawn"]
    verified = VerificationStep.objects.get(organisation=new, what="verified")
    assert verified.actor == moderator.key and verified.role == "moderator"
    assert set(verified.seen_on.values()) == {"2026-05-02"}
    page = people.logged_in(moderator).get(reverse("organisations:verify", args=[new.pk])).text
    assert "2 May 2026" in page and "moderator@hub.example.org" in page


def test_the_history_only_grows(new: Organisation) -> None:
    for act in (
        lambda: VerificationStep.objects.update(what="verified"),
        lambda: VerificationStep.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()


def test_nobody_verifies_an_organisation_of_their_own(new: Organisation, moderator: User, owner: User) -> None:
    membership = people.join(moderator, new)
    for person in (moderator, owner):
        with pytest.raises(PermissionDenied):
            verify(new, person)
    membership.left_at = timezone.now()
    membership.save()
    with pytest.raises(PermissionDenied):
        verify(new, moderator)
    assert people.logged_in(moderator).get(reverse("organisations:verify", args=[new.pk])).status_code == 404


def test_its_people_are_warned_once_and_told_once(
    new: Organisation, moderator: User, owner: User, letterbox: Letterbox
) -> None:
    verify(new, moderator)
    letterbox.notices.clear()
    watch_verifications()
    assert not letterbox.notices
    with time_machine.travel(new.verified_until - timedelta(days=29)):
        watch_verifications()
        watch_verifications()
        client = people.logged_in(owner)
        for page in ("/account/", f"/account/organisations/{new.key}/", "/en/partners/mine/"):
            assert f"until {new.verified_until.day} " in client.get(page).text, page
        assert [notice.key.split(":")[2] for notice in letterbox.to(owner.email)] == ["ends-soon"]
    with time_machine.travel(new.verified_until + timedelta(minutes=1)):
        watch_verifications()
        watch_verifications()
    assert [notice.key.split(":")[2] for notice in letterbox.to(owner.email)] == ["ends-soon", "ended"]
    assert steps(new) == ["entered", "verified", "warned", "ended"]


def test_a_second_year_is_warned_of_again(new: Organisation, moderator: User, letterbox: Letterbox) -> None:
    verify(new, moderator)
    with time_machine.travel(new.verified_until - timedelta(days=10)):
        watch_verifications()
        verify(new, moderator)
    with time_machine.travel(new.verified_until - timedelta(days=10)):
        watch_verifications()
    assert steps(new).count("warned") == 2


def test_practitioner_access_hangs_on_it(there: Organisation, member: User, letterbox: Letterbox) -> None:
    Organisation.objects.filter(pk=there.pk).update(verified_until=timezone.now())
    there.refresh_from_db()
    with pytest.raises(ValidationError):
        ask_practice(user=member, organisation=there, work_address="m@police.example.org")


def test_a_domain_of_authorities_helps_and_verifies_nobody(new: Organisation, owner: User) -> None:
    new.mail_domains = ["unit.politie.example", "quay.example.org"]
    new.save()
    people.join(people.user("a@unit.politie.example"), new)
    listed = AuthorityDomain.objects.create(domain="Politie.example", country=new.country, kind="police", source="law")
    first, second = domain_help(new)
    assert first.known == listed and first.people == 1 and not first.fits
    assert second.known is None
    new.kind = "police"
    assert domain_help(new)[0].fits
    new.refresh_from_db()
    assert not new.is_verified


def test_the_queue_says_who_waits_and_why(
    new: Organisation, there: Organisation, owner: User, moderator: User, letterbox: Letterbox
) -> None:
    ending = people.organisation(owner=people.user(), verified_until=timezone.now() + timedelta(days=5))
    orphan = people.organisation(owner=(lost := people.user()))
    people.join(people.user(), orphan)
    deactivate(user=lost, by=moderator)
    asked = people.organisation()
    ask_to_join(user=people.user(), organisation=asked)
    ended = people.organisation(owner=people.user())
    Organisation.objects.filter(pk=ended.pk).update(verified_until=timezone.now())
    found = {str(part.title): {row.organisation for row in part.rows} for part in waiting_parts()}
    assert found == {
        "New": {new},
        "Another name": set(),
        "Other names": set(),
        "Ends within 30 days": {ending},
        "Ran out": {ended},
        "Without an owner": {orphan, asked},
    }
    assert how_many_wait() == 1
    page = people.logged_in(moderator).get(reverse("organisations:waiting"))
    assert new.name in page.text and there.name not in page.text


def test_the_queue_asks_no_more_questions_for_more_rows(
    new: Organisation, moderator: User, django_assert_num_queries: object
) -> None:
    for _number in range(5):
        found_organisation(by=people.user(), name=f"House {_number}", kind="ngo", country=new.country)
    with django_assert_num_queries(6):  # type: ignore[operator] # a fixture without a type
        waiting_parts()


def test_a_moderator_finds_an_owner_and_shuts_somebody_out(
    owner: User, there: Organisation, member: User, moderator: User, letterbox: Letterbox
) -> None:
    client = people.logged_in(moderator)

    def act(what: str, person: User, within: Organisation = there) -> int:
        place = person.memberships.latest("pk")
        return client.post(reverse("organisations:decide", args=[within.pk, what, place.pk])).status_code

    assert act("owner", member) == 404
    assert act("shut-out", owner, within=people.organisation()) == 404
    assert act("shut-out", owner) == 302
    assert "Make an owner" in client.get(reverse("organisations:people", args=[there.pk])).text
    assert act("owner", member) == 302
    assert there.memberships.owners().get().user == member
    assert people.logged_in(member).get(reverse("organisations:people", args=[there.pk])).status_code == 404


def test_an_unverified_name_changes_at_once_and_the_former_one_stays_known(new: Organisation, owner: User) -> None:
    change_organisation(organisation=new, by=owner, name=" Quay  House  Trust ")
    new.refresh_from_db()
    assert new.name == "Quay House Trust"
    assert FormerName.objects.get(organisation=new).name == "Quay House"
    assert steps(new) == ["entered", "renamed"]


def test_a_verified_name_is_a_moderators_to_change(there: Organisation, owner: User, moderator: User) -> None:
    before = there.name
    change_organisation(
        organisation=there, by=owner, name="The Real Police", kind="ngo", website="https://police.example.org"
    )
    there.refresh_from_db()
    assert (there.name, there.kind, there.asked_name) == (before, "police", "The Real Police")
    assert there.website == "https://police.example.org"
    client = people.logged_in(moderator)
    assert "The Real Police" in client.get(reverse("organisations:waiting")).text
    decision = {"accept": "1", "seen": there.entry_print}
    assert client.post(reverse("organisations:name", args=[there.pk]), decision).status_code == 302
    there.refresh_from_db()
    assert (there.name, there.asked_name) == ("The Real Police", "")
    assert there.is_verified and FormerName.objects.get(organisation=there).name == before
    with pytest.raises(ValidationError):
        decide_name(organisation=there, accept=True, by=moderator)


def test_an_editor_changes_no_entry(there: Organisation, member: User) -> None:
    with pytest.raises(PermissionDenied):
        change_organisation(organisation=there, by=member, name="Mine")


def test_strangers_see_no_page_of_the_moderators(new: Organisation, owner: User) -> None:
    for name, args in (("waiting", []), ("people", [new.pk]), ("verify", [new.pk])):
        url = reverse(f"organisations:{name}", args=args)
        assert Client().get(url).status_code == 302
        assert people.logged_in(owner).get(url).status_code == 404
        assert people.logged_in(people.user("", "editor")).get(url).status_code in {302, 404}
