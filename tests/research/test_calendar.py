"""Trainings in calendars: the right hour whatever the clocks do, one lasting name, and what is off is struck out."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from hub.models import AccessRule
from hub.publishing.services.take_down import take_down
from research.models import Training
from tests.manual import tree
from tests.research.conftest import Make, facts_of, say, translate

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def events(client: Client, path: str = "/en/training/trainings.ics") -> list[Any]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


@time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2027, 3, 27), 8),
        (date(2027, 3, 28), 7),
        (date(2027, 10, 30), 7),
        (date(2027, 10, 31), 8),
    ],
)
def test_nine_in_copenhagen_is_nine_there_on_both_sides_of_summer_time(
    client: Client, training: Make, day: date, utc: int
) -> None:
    begins = datetime.combine(day, time(9), tzinfo=COPENHAGEN)
    page = training(zone="Europe/Copenhagen", starts_at=begins, ends_at=begins.replace(hour=16))
    (event,) = events(client)
    assert event["dtstart"].dt == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)
    assert event["dtstart"].dt.astimezone(COPENHAGEN).hour == 9
    assert "09:00 to 16:00 (time of Copenhagen)" in client.get(page.get_url()).content.decode()


def test_an_event_keeps_its_name_and_counts_its_changes(client: Client, training: Make) -> None:
    page = training(join_url="https://meet.example.org/secret", online=True)
    (before,) = events(client)
    say(page, place="Cluj")
    (after,) = events(client)
    assert before["uid"] == after["uid"]
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 1)
    assert (str(after["location"]), str(after["status"])) == ("Cluj", "CONFIRMED")
    assert str(after["url"]).endswith("/en/training/first-hours/")
    for path in ("/en/training/trainings.ics", f"/en/training/{facts_of(page).key}/training.ics", page.get_url()):
        assert b"meet.example.org" not in client.get(path).content


def test_what_is_cancelled_or_taken_down_is_struck_out_and_the_latter_has_no_words(
    client: Client, training: Make
) -> None:
    cancelled, gone = training("Cancelled one", days=10), training("Secret plans", days=20)
    one = f"/en/training/{facts_of(gone).key}/training.ics"
    Training.objects.filter(page_key=cancelled.translation_key).update(cancelled_at=timezone.now())
    take_down(page=gone, by=tree.editor())
    found = {str(event["summary"]): str(event["status"]) for event in events(client)}
    assert found == {"Cancelled one": "CANCELLED", "Training": "CANCELLED"}
    (event,) = events(client, one)
    assert (str(event["status"]), int(event["sequence"])) == ("CANCELLED", 1)
    assert b"Secret plans" not in client.get(one).content
    AccessRule.objects.create(page_key=gone.translation_key)
    assert client.get(one).status_code == 404


def test_a_restricted_training_is_in_no_calendar(client: Client, training: Make) -> None:
    page = training()
    AccessRule.objects.create(page_key=page.translation_key)
    assert events(client, "/en/training/trainings.ics?x=1") == []
    assert client.get(f"/en/training/{facts_of(page).key}/training.ics").status_code == 404


def test_each_language_has_its_words_and_one_event_stands_in_for_what_has_none(client: Client, training: Make) -> None:
    page = training()
    training("English only", days=40)
    translate(page)
    assert [str(event["summary"]) for event in events(client, "/ro/training/trainings.ics")] == ["ro: First hours"]
    other = Training.objects.exclude(page_key=page.translation_key).get()
    (event,) = events(client, f"/ro/training/{other.key}/training.ics")
    assert str(event["url"]).endswith("/en/training/english-only/")
