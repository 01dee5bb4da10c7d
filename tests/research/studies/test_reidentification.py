"""Whoever has the whole database cannot tell who gave which answer, though all came one after the other.

The trainees confirm their address, register, are there and answer in the same order. An attacker joins that order with
everything the rows of answers say of theirs: physical place, transaction, key, day. By chance one in `PEOPLE` is met.
"""

import uuid
from collections.abc import Sequence
from contextlib import closing

import pytest
from django.db import connection, transaction

from research.models import Answer, StudyKind, WaitingAnswer
from research.services.study import shuffle as module
from research.services.study.shuffle import shuffle
from tests.research.studies.making import answer, answers, study, wave

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 60
TABLE = Answer._meta.db_table
BY_CHANCE = 8
"""So many of 60 random places are met by chance in fewer than one of ten thousand tries."""
ORDERS = ("ctid", "xmin::text::bigint", "cmin::text::bigint", "id", "day", "xmin::text::bigint, ctid")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def taken() -> list[uuid.UUID]:
    """The keys of the answers of sixty people, in the order in which the people came."""
    one, keys = wave(study(StudyKind.PAIRED)), []
    for number in range(PEOPLE):
        with transaction.atomic():
            answer(one, number, said={**answers(number), "sure": 1 + number % 5})
        keys.append(WaitingAnswer.objects.exclude(pk__in=keys).get().pk)
    return keys


def met(order: str, people: Sequence[uuid.UUID]) -> int:
    """How many people an attacker meets who takes the rows in `order` for the order in which people came."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT id FROM {TABLE} ORDER BY {order}")  # noqa: S608 - words of this test
        rows = [row[0] for row in cursor.fetchall()]
    forwards = sum(one == other for one, other in zip(rows, people, strict=True))
    backwards = sum(one == other for one, other in zip(reversed(rows), people, strict=True))
    return max(forwards, backwards)


def test_no_order_in_the_database_is_that_in_which_people_came() -> None:
    people = taken()
    assert shuffle() == PEOPLE
    assert {order: met(order, people) for order in ORDERS if met(order, people) > BY_CHANCE} == {}
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT count(DISTINCT xmin::text), count(DISTINCT day) FROM {TABLE}")  # noqa: S608 - the same
        assert cursor.fetchone() == (1, 1)
        cursor.execute("SELECT pg_relation_size(%s)", [WaitingAnswer._meta.db_table])
        assert cursor.fetchone() == (0,)


def test_without_the_shuffle_everybody_would_be_met(monkeypatch: pytest.MonkeyPatch) -> None:
    people = taken()
    with closing(connection.cursor()) as cursor:
        waiting = f"SELECT {module.COLUMNS} FROM {WaitingAnswer._meta.db_table}"  # noqa: S608 - the same
        cursor.execute(f"INSERT INTO {TABLE} ({module.COLUMNS}) {waiting}")
    assert met("ctid", people) == PEOPLE


def test_an_answer_has_no_column_that_could_tell_a_time_or_a_person() -> None:
    assert {field.name for field in Answer._meta.fields} == {
        "id",
        "wave",
        "version",
        "day",
        "code",
        "background",
        "answers",
    }
    assert Answer._meta.get_field("id").default is uuid.uuid4
    assert Answer._meta.get_field("day").get_internal_type() == "DateField"
