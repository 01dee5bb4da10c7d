"""Registering for a training: nothing on GET, one answer for all, a place once the address answered."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from research.keys import fingerprint
from research.models import Invitation, Place, Registration
from research.services.training.lapse_unconfirmed import lapse_unconfirmed
from research.services.training.register import UNCONFIRMED_AT_LEAST
from research.tokens import for_confirmation, for_place
from tests.research.conftest import Make, facts_of, say
from tests.research.trainees import asked, came, letters, link_in, subjects, wish

pytestmark = pytest.mark.django_db
ANA, BEN = "ana@unit.example.org", "ben@house.example.org"


def typed(email: str = ANA, **said: str) -> dict[str, str]:
    given = wish(email)
    return {**vars(given), "website": "", **said}


def test_from_the_form_to_a_place(client: Client, training: Make) -> None:
    row = facts_of(training())
    form = client.get(f"/en/training/{row.key}/register/")
    assert form.status_code == 200 and "no-store" in form["Cache-Control"] and "90 days" in form.text
    answer = client.post(f"/en/training/{row.key}/register/", typed(language="ro"))
    assert answer.status_code == 302 and answer["Location"].endswith("/register/sent/")
    assert client.get(answer["Location"]).status_code == 200
    registration = Registration.objects.get()
    assert registration.state == Place.ASKED
    (letter,) = letters(ANA)
    link = link_in(letter)
    assert link.startswith("/ro/training/confirm/") and letter.lane == "urgent"
    assert client.get(link).status_code == 200
    registration.refresh_from_db()
    assert registration.state == Place.ASKED, "a GET changes nothing"
    place = client.post(link)
    assert place.status_code == 302
    registration.refresh_from_db()
    assert (registration.state, registration.seated_at is not None) == (Place.SEATED, True)
    page = client.get(place["Location"])
    assert page.status_code == 200 and page["Referrer-Policy"] == "no-referrer"
    assert len(letters(ANA)) == 2
    client.post(link)
    assert len(letters(ANA)) == 2, "pressed twice, told once"


def test_who_is_known_or_invited_is_not_said(client: Client, training: Make) -> None:
    open_, closed = facts_of(training("Open")), facts_of(training("Closed", by_invitation=True))
    came(open_, ANA)
    Invitation.objects.create(training=closed, email=ANA, address_hash=fingerprint(ANA), language="en")
    for row in (open_, closed):
        answers = [client.post(f"/en/training/{row.key}/register/", typed(email)) for email in (ANA, BEN)]
        assert {(one.status_code, one["Location"]) for one in answers} == {
            (302, reverse("training_register_sent", args=[row.key]))
        }
    assert subjects(ANA) == [
        "Please confirm: Open",
        "You have a place: Open",
        "You are registered already: Open",
        "Please confirm: Closed",
    ]
    assert subjects(BEN) == ["Please confirm: Open"]


def test_the_longest_waiting_gets_what_becomes_free(training: Make) -> None:
    page = training(capacity=1)
    row = facts_of(page)
    first, second, third = came(row, ANA), came(row, BEN), came(row, "cy@unit.example.org")
    assert [one.state for one in (first, second, third)] == [Place.SEATED, Place.WAITING, Place.WAITING]
    client = Client()
    answer = client.get(reverse("training_place", args=[for_place(third.key)]))
    assert "Your place in line: 2" in answer.text
    client.post(reverse("training_place", args=[for_place(first.key)]))
    assert [Registration.objects.get(pk=one.pk).state for one in (first, second, third)] == [
        Place.CANCELLED,
        Place.SEATED,
        Place.WAITING,
    ]
    assert subjects(BEN)[-1] == "You have a place: First hours" and "free" in letters(BEN)[-1].text.text
    say(page, capacity=2)
    third.refresh_from_db()
    assert third.state == Place.SEATED


def test_changed_dates_are_told_once_and_words_are_not(training: Make) -> None:
    page = training(capacity=1, join_url="https://meet.example.org/secret-room")
    row = facts_of(page)
    came(row, ANA)
    came(row, BEN)
    say(page, title="Better words")
    assert len(letters(ANA)) == 2
    page = say(page, starts_at=page.starts_at + timedelta(days=1), ends_at=page.ends_at + timedelta(days=1))
    say(page)
    assert [len(letters(ANA)), len(letters(BEN))] == [3, 3]
    assert "secret-room" in letters(ANA)[-1].text.text
    assert not any("secret-room" in letter.text.text for letter in letters(BEN)), "the link is for those with a place"


def test_an_old_link_and_a_newer_registration(client: Client, training: Make) -> None:
    row = facts_of(training())
    old = asked(row, ANA)
    new = asked(row, ANA, name="Another")
    old.refresh_from_db()
    assert (old.state, old.email, old.name) == (Place.LAPSED, "", "")
    assert client.post(reverse("training_confirm", args=[for_confirmation(old.key)])).status_code == 410
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=1)):
        link = reverse("training_confirm", args=[for_confirmation(new.key)])
        assert lapse_unconfirmed() == 1 and lapse_unconfirmed() == 0
        assert client.post(link).status_code == 410
    assert client.get("/en/training/confirm/forged/").status_code == 410
    assert client.get("/en/training/place/forged/").status_code == 404
    assert client.get(reverse("training_place", args=[for_place(new.key)])).status_code == 404


def test_three_mails_a_day_for_an_address_and_a_bound_for_all(client: Client, training: Make) -> None:
    row = facts_of(training(capacity=1))
    for _time in range(5):
        client.post(f"/en/training/{row.key}/register/", typed())
    assert len(letters(ANA)) == 3
    one = Registration.objects.latest("pk")
    Registration.objects.bulk_create(
        Registration(
            training=row,
            email=f"x{number}@example.org",
            address_hash=bytes([1, number]),
            profession="ngo",
            country="NL",
            language="nl",
        )
        for number in range(UNCONFIRMED_AT_LEAST - 1)
    )
    for email in (ANA, BEN):
        answer = client.post(f"/en/training/{row.key}/register/", typed(email))
        assert answer.status_code == 429 and one.name in answer.text
    assert letters(BEN) == []


def test_bad_input_keeps_what_was_typed(client: Client, training: Make) -> None:
    row = facts_of(training())
    answer = client.post(f"/en/training/{row.key}/register/", typed("no address", name="<b>Ana</b>"))
    assert answer.status_code == 200 and "error-summary" in answer.text
    assert "no address" in answer.text and "&lt;b&gt;Ana&lt;/b&gt;" in answer.text
    client.post(f"/en/training/{row.key}/register/", typed(website="https://spam.example.org"))
    assert not Registration.objects.exists()


def test_nobody_registers_once_it_is_closed_cancelled_or_restricted(client: Client, training: Make) -> None:
    closed = facts_of(training("Closed", closes_at=timezone.now() - timedelta(hours=1)))
    answer = client.post(f"/en/training/{closed.key}/register/", typed())
    assert answer.status_code == 410 and not Registration.objects.exists()
    hidden = training("Hidden", access="practitioners")
    assert client.get(f"/en/training/{facts_of(hidden).key}/register/").status_code == 404
