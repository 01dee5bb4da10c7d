"""Superusers keep users in the admin; nobody else does."""

import pytest
from django.contrib.auth.models import Group as AuthGroup
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
