"""Reminders seven days and one day before, once each, and anew for a training that was moved; never to who gave up."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from research.models import Training
from research.services.training.cancel_training import cancel_training
from research.services.training.give_up import give_up
from research.services.training.remind import remind
from tests.factories import people
from tests.research.conftest import Make, facts_of, say
from tests.research.trainees import came, subjects

pytestmark = pytest.mark.django_db
ANA, BEN = "ana@unit.example.org", "ben@house.example.org"


def on(moment: datetime) -> int:
    with time_machine.travel(moment):
        return remind()


def reminders(email: str) -> int:
    return subjects(email).count("Soon: First hours")


def test_each_reminder_goes_once_to_those_with_a_place(training: Make) -> None:
    row = facts_of(training(capacity=2))
    came(row, ANA)
    gone = came(row, BEN)
    waits = came(row, "cy@unit.example.org")
    assert on(row.starts_at - timedelta(days=8)) == 0
    assert [on(row.starts_at - timedelta(days=days)) for days in (7, 6, 2)] == [2, 0, 0]
    with time_machine.travel(row.starts_at - timedelta(days=2)):
        give_up(key=gone.key)
    assert [on(row.starts_at - timedelta(hours=hours)) for hours in (23, 1)] == [2, 0]
    assert [reminders(ANA), reminders(BEN), reminders(waits.email)] == [2, 1, 1]
    assert on(row.starts_at + timedelta(minutes=1)) == 0


def test_whoever_gets_a_place_in_the_last_week_is_reminded_on_the_eve_alone(training: Make) -> None:
    row = facts_of(training(days=3))
    came(row, ANA)
    assert remind() == 0
    assert on(row.starts_at - timedelta(hours=20)) == 1


def test_a_moved_training_reminds_anew_and_a_cancelled_one_never(training: Make) -> None:
    page = training(days=10)
    row = facts_of(page)
    came(row, ANA)
    assert on(row.starts_at - timedelta(days=7)) == 1
    page = say(page, starts_at=page.starts_at + timedelta(days=30), ends_at=page.ends_at + timedelta(days=30))
    later = Training.objects.get()
    assert on(later.starts_at - timedelta(days=7)) == 1 and reminders(ANA) == 2
    cancel_training(training=later, by=people.user("", "editor"), reason="Illness.")
    assert on(later.starts_at - timedelta(hours=20)) == 0
    assert timezone.now() < later.starts_at
