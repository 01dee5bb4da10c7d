"""Whoever has the whole database, and the register of addresses, cannot tell who answered what.

Sixty people ask for refreshers, are told, and answer in the same order. An attacker joins that order with all that the
rows of answers say of theirs, and every value of the one side with every value of the other.
"""

import uuid
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from hub.people.reader import PUBLIC
from research.keys import fingerprint
from research.models import Refresher, RefresherWish, Sheet, SheetKind, SpentSheet, Training, WaitingSheet
from research.queries import practice
from research.services.quiz import shuffle as module
from research.services.quiz.send_refreshers import send_refreshers
from research.services.quiz.shuffle import shuffle
from research.services.quiz.take_sheet import take_sheet
from tests.research.conftest import Make, facts_of
from tests.research.quiz.making import manual, quiz

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 60
TABLE = Sheet._meta.db_table
BY_CHANCE = 8
"""So many of 60 random places are met by chance in fewer than one of ten thousand tries."""
ORDERS = ("ctid", "xmin::text::bigint", "cmin::text::bigint", "id", "day", "said::text", "xmin::text::bigint, ctid")


@pytest.fixture
def answered(training: Make) -> list[uuid.UUID]:
    """The keys of the answers of sixty people, in the order in which they asked for refreshers."""
    manual()
    quiz()
    row = facts_of(training(days=-40, numbers=["1"], capacity=PEOPLE))
    with time_machine.travel(row.ends_at + timedelta(days=1)):
        for number in range(PEOPLE):
            _ask(row, f"person{number}@unit.example.org")
    assert send_refreshers() == PEOPLE
    refresher = Refresher.objects.get()
    asked, keys = practice.of_keys(refresher.items, language="en", reader=PUBLIC), list[uuid.UUID]()
    for number in range(PEOPLE):
        marked = {one.row.key: (number >> place) % 2 == 0 for place, one in enumerate(asked)}
        with transaction.atomic():
            assert take_sheet(nonce=uuid.uuid4(), kind=SheetKind.REFRESHER, asked=asked, marked=marked)
        keys.append(WaitingSheet.objects.exclude(pk__in=keys).get().pk)
    return keys


def _ask(row: Training, email: str) -> None:
    RefresherWish.objects.create(training=row, email=email, address_hash=fingerprint(email), language="en")


def met(order: str, people: Sequence[uuid.UUID]) -> int:
    """How many people an attacker meets who takes the rows in `order` for the order in which people came."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT id FROM {TABLE} ORDER BY {order}")  # noqa: S608 - words of this test
        rows = [row[0] for row in cursor.fetchall()]
    forwards = sum(one == other for one, other in zip(rows, people, strict=True))
    backwards = sum(one == other for one, other in zip(reversed(rows), people, strict=True))
    return max(forwards, backwards)


def test_no_order_and_no_value_leads_from_an_address_to_an_answer(answered: list[uuid.UUID]) -> None:
    assert shuffle() == PEOPLE
    assert {order: met(order, answered) for order in ORDERS if met(order, answered) > BY_CHANCE} == {}
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT count(DISTINCT xmin::text), count(DISTINCT day) FROM {TABLE}")  # noqa: S608 - the same
        assert cursor.fetchone() == (1, 1)
        cursor.execute("SELECT pg_relation_size(%s)", [WaitingSheet._meta.db_table])
        assert cursor.fetchone() == (0,)
    ids = {str(one) for one in Sheet.objects.values_list("pk", flat=True)}
    for other in (RefresherWish, Refresher, SpentSheet):
        assert not ids & {str(value) for row in other.objects.values_list() for value in row}


def test_without_the_shuffle_everybody_would_be_met(answered: list[uuid.UUID]) -> None:
    with closing(connection.cursor()) as cursor:
        waiting = f"SELECT {module.COLUMNS} FROM {WaitingSheet._meta.db_table}"  # noqa: S608 - the same
        cursor.execute(f"INSERT INTO {TABLE} ({module.COLUMNS}) {waiting}")
    assert met("ctid", answered) == PEOPLE


def test_an_answer_has_no_column_that_could_tell_a_time_a_training_or_a_person() -> None:
    columns: dict[str, Any] = {field.name: field for field in Sheet._meta.fields}
    assert set(columns) == {"id", "day", "kind", "said"}
    assert columns["id"].default is uuid.uuid4
    assert columns["day"].get_internal_type() == "DateField"
