"""An author who says nothing: reminded after two weeks, answered for a week later; any word of theirs wins."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.models import User
from initiatives.models import Interest
from initiatives.services.answer import answer
from initiatives.services.decide import decide
from initiatives.services.heed_silence import answer_silent, nudge_silent
from tests.initiatives.at_once import at_once
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.test_standing import lapse
from tests.initiatives.test_triage import offers, states


@pytest.fixture
def waiting(cast: Cast, public: Make) -> list[Interest]:
    return offers(cast, public().seats.get(position=1), 2)


def at(start: datetime, *, days: float) -> time_machine.travel:
    return time_machine.travel(start + timedelta(days=days), tick=False)


def letters_of(kind: str, to: User) -> int:
    return OutboundMessage.objects.filter(
        idempotency_key__startswith=f"no:{kind}:", idempotency_key__endswith=str(to.key)
    ).count()


def says(cast: Cast, interest: Interest) -> None:
    answer(
        interest=interest, speaker=cast.organisation, by=cast.author, text="Please wait a little.", submission=uuid4()
    )


def test_the_author_is_reminded_once_after_two_weeks_in_one_letter(cast: Cast, waiting: list[Interest]) -> None:
    start = waiting[1].created_at
    with at(start, days=13.9):
        assert nudge_silent() == 0
    with at(start, days=14):
        assert [nudge_silent(), nudge_silent()] == [2, 0]
    assert letters_of("interest-silence", cast.author) == 1


def test_the_hub_answers_a_week_after_the_reminder_and_not_before(cast: Cast, waiting: list[Interest]) -> None:
    start = waiting[1].created_at
    decide(interest=waiting[0], decision="shortlisted")
    with at(start, days=40):
        assert answer_silent() == 0, "nobody was reminded yet"
        nudge_silent()
    with at(start, days=46.9):
        assert answer_silent() == 0
    with at(start, days=47):
        assert [answer_silent(), answer_silent()] == [2, 0]
    row = Interest.objects.get(pk=waiting[0].pk)
    assert (row.state, row.declined_for) == ("declined", "silence")
    assert letters_of("interest-decided", row.author) == 1


def test_a_word_or_a_decision_of_the_author_meanwhile_wins(cast: Cast, waiting: list[Interest]) -> None:
    start = waiting[1].created_at
    with at(start, days=15):
        nudge_silent()
    with at(start, days=16):
        says(cast, waiting[0])
        decide(interest=waiting[1], decision="agreed")
    with at(start, days=60):
        assert (nudge_silent(), answer_silent()) == (0, 0)
    assert states(waiting) == ["new", "agreed"]


def test_a_word_of_the_one_who_waits_ends_no_silence(cast: Cast, waiting: list[Interest]) -> None:
    one = waiting[0]
    answer(interest=one, speaker=one.organisation, by=one.author, text="Have you read it?", submission=uuid4())
    with at(waiting[1].created_at, days=14):
        assert nudge_silent() == 2


def test_an_author_whose_verification_is_over_is_answered_for_as_well(cast: Cast, waiting: list[Interest]) -> None:
    lapse(cast.organisation)
    with at(waiting[1].created_at, days=15):
        nudge_silent()
    with at(waiting[1].created_at, days=23):
        assert answer_silent() == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_and_answer_once(cast: Cast, waiting: list[Interest]) -> None:
    Interest.objects.update(created_at=timezone.now() - timedelta(days=15))
    assert at_once(nudge_silent, nudge_silent) == ["done", "done"]
    assert letters_of("interest-silence", cast.author) == 1
    Interest.objects.update(nudged_at=timezone.now() - timedelta(days=8))
    assert at_once(answer_silent, answer_silent) == ["done", "done"]
    assert states(waiting) == ["declined", "declined"]
    assert [letters_of("interest-decided", one.author) for one in waiting] == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_the_authors_yes_at_the_same_moment_as_the_hubs_answer_is_one_of_the_two(
    cast: Cast, waiting: list[Interest]
) -> None:
    now = timezone.now()
    Interest.objects.update(created_at=now - timedelta(days=30), nudged_at=now - timedelta(days=8))
    said = at_once(lambda: decide(interest=waiting[0], decision="agreed"), answer_silent, nudge_silent)
    assert not [one for one in said if "broken" in one]
    row = Interest.objects.get(pk=waiting[0].pk)
    assert row.state == ("agreed" if said[0] == "done" else "declined")
    assert row.seat.filled == (1 if said[0] == "done" else 0)
    assert letters_of("interest-decided", row.author) == 1
