"""Nothing of a person is left but the key; a user is never deleted."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from psycopg import sql

from hub.models import User
from hub.people.services.anonymise import anonymise
from hub.ports import announce
from tests.factories import people

pytestmark = pytest.mark.django_db

MARK = "zaphira"


@pytest.fixture
def person() -> User:
    there = people.organisation()
    made = people.practitioner(there)
    User.objects.filter(pk=made.pk).update(email=f"{MARK}@example.org", first_name=MARK, last_name=MARK)
    EmailAddress.objects.filter(user=made).update(email=f"{MARK}@example.org")
    made.practice_accesses.update(work_address=f"{MARK}@police.example.org")
    return User.objects.get(pk=made.pk)


def tables_with(word: str) -> set[str]:
    """Every table of the database in which a row still holds the word."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            question = sql.SQL("SELECT 1 FROM {} t WHERE t::text ILIKE %s LIMIT 1").format(sql.Identifier(table))
            cursor.execute(question, [f"%{word}%"])
            if cursor.fetchone():
                found.add(table)
    return found


def test_a_planted_word_is_in_no_table_any_more(person: User) -> None:
    client = people.logged_in(person)
    assert tables_with(MARK) == {"hub_user", "hub_practiceaccess", "account_emailaddress"}
    heard: list[str] = []

    def hear(kind: str, key: str, **kwargs: object) -> None:
        heard.append(f"{kind} {key}")

    announce.happened.connect(hear)
    anonymise(user=person, by=people.user(is_superuser=True))
    announce.happened.disconnect(hear)
    assert tables_with(MARK) == set()
    assert heard == [f"place_removed {person.key}", f"person_removed {person.key}"]
    assert client.get("/account/").status_code == 302
    left = User.objects.get(pk=person.pk)
    assert left.key == person.key
    assert not left.is_active
    assert not left.memberships.current().exists()
    assert left.practice_accesses.get().state == "ended"


def test_only_a_superuser_may_and_never_oneself(person: User) -> None:
    root = people.user(is_superuser=True)
    for user, by in ((person, people.user("", "moderator")), (root, root)):
        with pytest.raises(PermissionDenied):
            anonymise(user=user, by=by)


def test_deleting_in_the_admin_anonymises(person: User) -> None:
    root = people.logged_in(people.user(is_superuser=True))
    url = reverse("wagtailusers_users:delete", args=[person.pk])
    root.get(url)
    assert User.objects.get(pk=person.pk).email.startswith(MARK)
    assert root.post(url).status_code == 302
    assert User.objects.get(pk=person.pk).anonymised_at
    assert apps.get_model("hub", "PracticeAccess").objects.filter(user=person).exists()


def test_many_at_once_are_not_deleted(person: User) -> None:
    root = people.logged_in(people.user(is_superuser=True))
    url = reverse("wagtail_bulk_action", args=["hub", "user", "delete"])
    root.post(f"{url}?id={person.pk}")
    assert User.objects.filter(pk=person.pk, anonymised_at=None).exists()
