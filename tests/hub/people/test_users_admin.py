"""Superusers keep users in the admin; nobody else does."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group as AuthGroup
from django.test import Client
from django.urls import reverse

from hub.models import User
from tests.factories import people

pytestmark = pytest.mark.django_db


def test_a_superuser_enters_somebody_by_address() -> None:
    root = people.logged_in(people.user(is_superuser=True))
    url = reverse("wagtailusers_users:add")
    assert root.get(url).status_code == 200
    officer = AuthGroup.objects.get(name="officer")
    form = {
        "email": "new.officer@example.org",
        "first_name": "New",
        "last_name": "Officer",
        "password1": people.PASSWORD,
        "password2": people.PASSWORD,
        "groups": [officer.pk],
        "is_active": "on",
    }
    answer = root.post(url, form)
    assert answer.status_code == 302, answer.context["form"].errors
    made = User.objects.get(email="new.officer@example.org")
    assert list(made.groups.all()) == [officer]
    edit = reverse("wagtailusers_users:edit", args=[made.pk])
    assert root.get(edit).status_code == 200


def test_the_former_address_opens_nothing_after_a_change() -> None:
    root = people.logged_in(people.user(is_superuser=True))
    person = people.user()
    former = person.email
    form = {"email": "new.name@example.org", "first_name": "A", "last_name": "B", "is_active": "on"}
    answer = root.post(reverse("wagtailusers_users:edit", args=[person.pk]), form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert not EmailAddress.objects.filter(email=former).exists()
    with_former, with_new = Client(), Client()
    with_former.post(reverse("account_login"), {"login": former, "password": people.PASSWORD})
    assert not EmailAddress.objects.filter(user=person, verified=True).exists()
    answer = with_new.post(reverse("account_login"), {"login": "new.name@example.org", "password": people.PASSWORD})
    assert answer.url == reverse("account_email_verification_sent")
    assert EmailAddress.objects.get(user=person).email == "new.name@example.org"


def test_who_may_no_longer_log_in_has_no_place_any_more() -> None:
    root = people.logged_in(people.user(is_superuser=True))
    person = people.user()
    people.join(person, people.organisation(), role="owner")
    form = {"email": person.email, "first_name": "A", "last_name": "B"}
    assert root.post(reverse("wagtailusers_users:edit", args=[person.pk]), form).status_code == 302
    assert not person.memberships.current().exists()


def test_other_changes_leave_the_addresses_alone() -> None:
    root = people.logged_in(people.user(is_superuser=True))
    person = people.user()
    EmailAddress.objects.create(user=person, email="second@example.org", verified=True)
    form = {"email": person.email, "first_name": "Changed", "last_name": "B", "is_active": "on"}
    assert root.post(reverse("wagtailusers_users:edit", args=[person.pk]), form).status_code == 302
    assert EmailAddress.objects.filter(user=person, verified=True).count() == 2


@pytest.mark.parametrize("group", ["editor", "officer", "moderator", "auditor", "lead-ro"])
def test_others_make_and_change_nobody(group: str) -> None:
    person = people.logged_in(people.user("", group))
    before = list(User.objects.values_list("email", "password", "is_superuser"))
    other = people.user()
    for url in (reverse("wagtailusers_users:add"), reverse("wagtailusers_users:edit", args=[other.pk])):
        person.post(url, {"email": "x@example.org", "password1": "y" * 20, "password2": "y" * 20, "is_superuser": "on"})
    after = list(User.objects.exclude(pk=other.pk).values_list("email", "password", "is_superuser"))
    assert after == before
    assert not User.objects.get(pk=other.pk).is_superuser
