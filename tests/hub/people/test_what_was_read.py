"""A moderator decides about the entry that they read, and what was verified once does not change by itself."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from hub.models import Organisation, User, VerificationAnswer, VerificationStep
from hub.people.services.change_organisation import change_organisation, decide_name
from hub.people.services.found_organisation import found_organisation
from hub.people.services.save_organisation import save_organisation
from hub.people.services.verify_organisation import Answer, verify_organisation, withdraw_verification
from hub.ports import versions
from tests.factories import people

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 2)
ANSWERS = {question: Answer(DAY, "register 12") for question in VerificationAnswer.Question.values}
TYPED = {f"{question}_seen_on": str(DAY) for question in ANSWERS}


@pytest.fixture
def moderator() -> User:
    return people.user("moderator@hub.example.org", "moderator")


@pytest.fixture
def new(owner: User) -> Organisation:
    country = people.organisation().country
    return found_organisation(by=owner, name="Quay House", kind="ngo", country=country)


@pytest.fixture(params=["ran out", "taken back"])
def lapsed(new: Organisation, moderator: User, request: pytest.FixtureRequest) -> Organisation:
    verify_organisation(organisation=new, answers=ANSWERS, entitled=False, by=moderator)
    if request.param == "taken back":
        withdraw_verification(organisation=new, by=moderator)
    else:
        now = timezone.now()
        Organisation.objects.filter(pk=new.pk).update(verified_at=now - timedelta(days=9), verified_until=now)
    new.refresh_from_db()
    return new


@pytest.mark.parametrize("changed", [{"name": "Europol"}, {"kind": "police"}, {"mail_domains": ["evil.example.org"]}])
def test_an_entry_changed_meanwhile_is_not_verified(
    new: Organisation, owner: User, moderator: User, changed: dict[str, object]
) -> None:
    client, url = people.logged_in(moderator), reverse("organisations:verify", args=[new.pk])
    read = new.entry_print
    assert read in client.get(url).text
    change_organisation(organisation=new, by=owner, **{"name": new.name, **changed})
    with pytest.raises(ValidationError, match="changed meanwhile"):
        verify_organisation(organisation=new, answers=ANSWERS, entitled=False, by=moderator, seen=read)
    for stale in (read, ""):
        page = client.post(url, {**TYPED, "seen": stale})
        assert page.status_code == 200 and "changed meanwhile" in page.text and str(DAY) in page.text
    new.refresh_from_db()
    assert not new.is_verified
    assert client.post(url, {**TYPED, "seen": new.entry_print}).status_code == 302
    new.refresh_from_db()
    assert new.is_verified


def test_another_name_than_the_one_read_is_not_given(there: Organisation, owner: User, moderator: User) -> None:
    change_organisation(organisation=there, by=owner, name="Harbour Police")
    there.refresh_from_db()
    read, before = there.entry_print, there.name
    client = people.logged_in(moderator)
    assert read in client.get(reverse("organisations:waiting")).text
    change_organisation(organisation=there, by=owner, name="Europol")
    with pytest.raises(ValidationError, match="changed meanwhile"):
        decide_name(organisation=there, accept=True, by=moderator, seen=read)
    client.post(reverse("organisations:name", args=[there.pk]), {"accept": "1", "seen": read})
    client.post(reverse("organisations:name", args=[there.pk]), {"accept": "1"})
    there.refresh_from_db()
    assert (there.name, there.asked_name) == (before, "Europol")


def test_one_that_was_verified_once_asks_for_another_name(lapsed: Organisation, owner: User) -> None:
    path = f"/account/organisations/{lapsed.key}/change/"
    typed = {"name": "Europol", "kind": "police", "country": "NL", "mail_domains": "evil.example.org"}
    assert people.logged_in(owner).post(path, typed).status_code == 302
    change_organisation(organisation=lapsed, by=owner, name="Europol", kind="police", mail_domains=["evil.example.org"])
    lapsed.refresh_from_db()
    assert (lapsed.name, lapsed.asked_name) == ("Quay House", "Europol")
    assert (lapsed.kind, lapsed.country_id, lapsed.mail_domains) == ("ngo", "RO", [])


def test_old_answers_are_not_offered_for_another_entry(new: Organisation, moderator: User) -> None:
    url = reverse("organisations:verify", args=[new.pk])
    client = people.logged_in(moderator)
    verify_organisation(organisation=new, answers=ANSWERS, entitled=True, by=moderator)
    new.refresh_from_db()
    assert "register 12" in client.get(url).text
    new.kind = "police"
    save_organisation(organisation=new, by=moderator)
    page = client.get(url)
    assert "register 12" not in page.text and not page.context["form"]["entitled"].value()


def test_an_owner_empties_no_store_of_pages(new: Organisation, there: Organisation, owner: User) -> None:
    before = versions.current()
    for organisation in (new, there):
        for name in ("One House", "Another House"):
            change_organisation(organisation=organisation, by=owner, name=name, website=f"https://{name[:3]}.example")
    assert versions.current() == before


def test_what_staff_change_is_in_the_history_with_the_former_name(there: Organisation, moderator: User) -> None:
    old, until = there.name, there.verified_until
    form = {"name": "Harbour Police", "kind": "border", "country": "RO", "website": "", "mail_domains": "a.example.org"}
    before = versions.current()
    answer = people.logged_in(moderator).post(reverse("organisations:edit", args=[there.pk]), form)
    assert answer.status_code == 302 and versions.current() > before
    steps = VerificationStep.objects.filter(organisation=there)
    assert [(step.what, step.role, step.actor) for step in steps] == [
        ("renamed", "moderator", moderator.key),
        ("changed", "moderator", moderator.key),
    ]
    assert there.former_names.get().name == old and there.former_names.get().until
    there.refresh_from_db()
    assert (there.name, there.kind, there.verified_until) == ("Harbour Police", "border", until)


def test_an_entry_opened_before_a_verification_does_not_undo_it(new: Organisation, moderator: User) -> None:
    opened = Organisation.objects.get(pk=new.pk)
    verify_organisation(organisation=new, answers=ANSWERS, entitled=False, by=moderator)
    opened.website = "https://quay.example.org"
    save_organisation(organisation=opened, by=moderator)
    new.refresh_from_db()
    assert new.is_verified and new.website == "https://quay.example.org"
