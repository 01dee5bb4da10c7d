"""Who reads text for practitioners: approved practitioners, and those whose work is the text itself."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from hub.models import User
from hub.people import groups
from hub.people.groups import Group
from hub.people.reader import PUBLIC, Reader
from tests.factories import pages, people

pytestmark = pytest.mark.django_db
OTHERS = {Group.OFFICER, Group.APPROVER, Group.AUDITOR, Group.MODERATOR, Group.PRACTITIONER, Group.PARTNER}
NAMES = [name for name, _rights in groups.all_groups()]


def reader(user: User | AnonymousUser) -> Reader:
    request = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    return Reader.of(request)


@pytest.mark.parametrize("name", NAMES)
def test_a_group_reads_it_only_where_its_work_is_the_text(name: str) -> None:
    person = people.user("", name)
    closed = pages.public(access="practitioners")
    reads = name not in {group.value for group in OTHERS}
    assert reader(person).sees_practitioner_text is reads
    assert people.logged_in(person).get(closed.url).status_code == (200 if reads else 404)


def test_a_superuser_and_an_approved_practitioner_read_it_and_nobody_else_does() -> None:
    assert reader(people.user(is_superuser=True)).sees_practitioner_text
    assert reader(people.practitioner()).sees_practitioner_text
    assert not reader(people.user()).sees_practitioner_text
    assert reader(AnonymousUser()) == PUBLIC and not PUBLIC.sees_practitioner_text


def test_a_writer_without_the_second_factor_reads_what_all_read(settings: Any) -> None:
    settings.HUB_STAFF_MFA_REQUIRED = True
    assert not reader(people.user("", "editor")).sees_practitioner_text
