"""Refreshers one, three and six months after a training: to whom asked, three mails at most, none after saying no."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from hub.ports import announce
from research.models import Refresher, RefresherWish, Registration, Training, WaitingSheet
from research.queries.refreshers import Wished, wished
from research.refreshing import due_month, months_after
from research.services.quiz.send_refreshers import send_refreshers
from research.services.quiz.wish import end_wish, forget_old_wishes, wish
from research.services.training.forget import forget_trainees
from research.tokens import for_place, for_wish
from tests.research.conftest import Make, facts_of
from tests.research.quiz.making import block, items, manual, quiz, sheets
from tests.research.quiz.test_practice import TOKEN
from tests.research.trainees import came, letters, subjects

pytestmark = pytest.mark.django_db
ANA, BEN = "ana@unit.example.org", "ben@house.example.org"
SUBJECT = "Three questions on: First hours"


@pytest.fixture
def held(training: Make) -> Training:
    """A training on a chapter that a quiz asks about, with two people in it."""
    manual()
    quiz()
    row = facts_of(training(days=10, numbers=["1"]))
    for email in (ANA, BEN):
        came(row, email)
    return row


def place(email: str) -> Registration:
    return Registration.objects.select_related("training").get(email=email)


def days_after(row: Training, first: int, last: int) -> Iterator[datetime]:
    return (row.ends_at + timedelta(days=day, hours=1) for day in range(first, last))


def asked(row: Training, *emails: str, days: int = 1) -> None:
    with time_machine.travel(row.ends_at + timedelta(days=days)):
        for email in emails:
            wish(registration=place(email))


def test_exactly_three_mails_in_six_months(held: Training) -> None:
    asked(held, ANA)
    sent: dict[date, int] = {}
    for moment in days_after(held, 1, 240):
        with time_machine.travel(moment):
            for _beat in range(2):
                if number := send_refreshers():
                    sent[moment.date()] = sent.get(moment.date(), 0) + number
            forget_trainees()
            forget_old_wishes()
    day = held.ends_at.date()
    assert sent == {months_after(day, month): 1 for month in (1, 3, 6)}
    assert len([one for one in letters(ANA) if one.kind == "training-refresher"]) == 3
    assert "training-refresher" not in {one.kind for one in letters(BEN)}
    assert not RefresherWish.objects.exists()
    assert not Registration.objects.exclude(email="").exists()


def test_all_get_one_link_and_other_items_each_time(held: Training) -> None:
    asked(held, ANA, BEN)
    for moment in days_after(held, 25, 100):
        with time_machine.travel(moment):
            send_refreshers()
    first, second = Refresher.objects.order_by("month")
    assert (first.month, first.told, len(first.items)) == (1, 2, 3)
    assert len(set(first.items) | set(second.items)) == 4
    texts = [one.text.text for email in (ANA, BEN) for one in letters(email) if one.text.subject == SUBJECT]
    assert sum(str(first.key) in text for text in texts) == 2


def test_the_items_answered_worst_come_first_and_bad_ones_never(held: Training) -> None:
    sheets([{0: True, 1: False, 2: True, 3: True}] * 10 + [{0: True, 1: True, 2: False, 3: False}] * 5)
    asked(held, ANA)
    with time_machine.travel(months_after(held.ends_at.date(), 1).isoformat() + "T20:00:00+00:00"):
        send_refreshers()
    keys = [row.key for row in items()]
    assert Refresher.objects.get().items == [keys[1], *sorted(keys[2:], key=Refresher.objects.get().items.index)]


def test_none_after_saying_no_and_none_that_waits(held: Training, client: Client) -> None:
    asked(held, ANA, BEN)
    row = RefresherWish.objects.get(email=ANA)
    where = f"/en/training/refreshers/{for_wish(row.key)}/"
    assert client.get(where).status_code == 200
    assert RefresherWish.objects.count() == 2
    assert client.post(where).status_code == 200
    assert client.get(where).status_code == 410
    assert not end_wish(key=row.key)
    for moment in days_after(held, 25, 45):
        with time_machine.travel(moment):
            send_refreshers()
    assert SUBJECT not in subjects(ANA)
    assert SUBJECT in subjects(BEN)


def test_who_asks_late_gets_what_is_still_to_come(held: Training) -> None:
    asked(held, ANA, days=40)
    for moment in days_after(held, 40, 200):
        with time_machine.travel(moment):
            send_refreshers()
    assert subjects(ANA).count(SUBJECT) == 2


def test_a_cancelled_training_sends_none_and_offers_none(held: Training) -> None:
    asked(held, ANA)
    Training.objects.filter(pk=held.pk).update(cancelled_at=timezone.now())
    for moment in days_after(held, 25, 45):
        with time_machine.travel(moment):
            assert send_refreshers() == 0
            assert wished(place(BEN)) is Wished.NO


def test_it_is_offered_once_the_training_is_over(held: Training, client: Client) -> None:
    row = place(ANA)
    where = f"/en/training/place/{for_place(row.key)}/"
    assert "Keep it fresh" not in client.get(where).content.decode()
    assert client.post(f"{where}refreshers/").status_code == 404
    with time_machine.travel(held.ends_at + timedelta(hours=1)):
        assert "Send me three questions" in client.get(where).content.decode()
        for _press in range(2):
            assert client.post(f"{where}refreshers/").status_code == 302
        assert RefresherWish.objects.get().email == ANA
        assert "Send me no more" in client.get(where).content.decode()
        client.post(f"{where}refreshers/", {"end": "1"})
        assert not RefresherWish.objects.exists()
    assert client.get(f"{where}refreshers/").status_code == 405


def test_it_is_not_offered_where_no_quiz_asks_about_it(training: Make) -> None:
    manual()
    quiz(block(0))
    row = facts_of(training(days=10, numbers=["1.2"]))
    came(row, ANA)
    with time_machine.travel(row.ends_at + timedelta(days=1)):
        assert wished(place(ANA)) is Wished.NO


def test_whoever_has_the_link_answers_and_few_are_not_counted(held: Training, client: Client) -> None:
    asked(held, ANA)
    with time_machine.travel(months_after(held.ends_at.date(), 1).isoformat() + "T20:00:00+00:00"):
        send_refreshers()
        one = Refresher.objects.get()
        where = f"/en/training/refresher/{one.key}/"
        for told in (4, 5):
            Refresher.objects.update(told=told)
            found = TOKEN.search(client.get(where).content.decode())
            assert found
            answered = client.post(where, {"sheet": found[1], one.items[0].hex: "2"})
            assert "1 of 1 answer is right." in " ".join(answered.content.decode().split())
            assert WaitingSheet.objects.count() == (told == 5)
    assert set(WaitingSheet.objects.get().said) == {one.items[0].hex}
    Training.objects.update(cancelled_at=timezone.now())
    assert client.get(where).status_code == 404


def test_asking_to_be_forgotten_ends_them(held: Training) -> None:
    asked(held, ANA, BEN)
    with transaction.atomic():
        announce.happened.send(sender=None, kind="address_removed", key="", data={"addresses": [ANA]})
    assert [row.email for row in RefresherWish.objects.all()] == [BEN]


def test_when_one_is_due() -> None:
    held = date(2027, 1, 31)
    assert months_after(held, 1) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert due_month(held, held, 0, date(2027, 2, 27)) is None
    assert due_month(held, held, 0, date(2027, 2, 28)) == 1
    assert due_month(held, held, 0, date(2027, 3, 14)) is None
    assert due_month(held, date(2027, 2, 28), 0, date(2027, 3, 1)) is None
    assert due_month(held, held, 1, date(2027, 3, 1)) is None
    assert due_month(held, held, 0, date(2027, 7, 31)) == 6
