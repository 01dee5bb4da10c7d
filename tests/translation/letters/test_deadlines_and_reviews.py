"""Deadlines, late work, the reviewers' week and returned texts: who hears, when, and how often."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import NewsPage
from hub.publishing.calendar import today
from tests.translation.conftest import bring, say, submit, translate
from tests.translation.letters.conftest import Letters, day
from translation.models import PageTranslation
from translation.services.approve import return_translation
from translation.services.send_to_review import send_to_review
from translation.services.tell_of_deadlines import tell_of_deadlines
from translation.services.tell_of_returns import tell_of_returns
from translation.services.tell_reviewers import tell_reviewers

pytestmark = pytest.mark.django_db


def due_in(row: PageTranslation, days: int) -> None:
    PageTranslation.objects.filter(pk=row.pk).update(deadline=today() + timedelta(days=days))


def send(row: PageTranslation, by: Any) -> None:
    translate(row, by)
    send_to_review(translation=row, by=by)


def test_reminders_come_seven_days_and_one_day_before_once_each(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, letters: Letters
) -> None:
    row = submit(news, editor)
    due_in(row, 20)
    told = {days: tell_of_deadlines(at=day(days)) for days in range(9, 21)}
    assert {days for days, count in told.items() if count} == {13, 19}
    assert [letter.text.subject for letter in letters(translator)] == ["The deadline of translations is near"] * 2
    assert not letters(reviewer)
    assert tell_of_deadlines(at=day(19, hour=3)) == 0


def test_who_has_the_text_in_hand_hears_alone(
    news: NewsPage, editor: Any, translator: Any, person: Any, letters: Letters
) -> None:
    other = person("translator-ro", email="other@example.org")
    row = submit(news, editor)
    PageTranslation.objects.filter(pk=row.pk).update(holder=other, translator=translator)
    due_in(row, 2)
    assert tell_of_deadlines(at=day()) == 1
    assert letters(other)
    assert not letters(translator)


@pytest.mark.parametrize("role", ["lead-ro", "deputy-ro"])
def test_what_is_late_goes_to_the_lead_once(
    news: NewsPage, editor: Any, translator: Any, person: Any, letters: Letters, role: str
) -> None:
    lead = person(role)
    row = submit(news, editor)
    due_in(row, 0)
    tell_of_deadlines(at=day(0))
    assert not letters(lead)
    assert [tell_of_deadlines(at=day(days)) for days in (1, 2, 9)] == [1, 0, 0]
    (letter,) = letters(lead)
    assert letter.text.subject == "Translations of your language are late"
    assert "It was due on" in letter.text.text


def test_editors_hear_of_what_is_late_where_nobody_answers_for_the_language(
    news: NewsPage, editor: Any, letters: Letters
) -> None:
    due_in(submit(news, editor), 0)
    tell_of_deadlines(at=day())
    assert len(letters(editor, "late")) == 1


def test_what_was_done_in_time_is_not_late_when_its_source_changes(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any, letters: Letters
) -> None:
    lead = person("lead-ro")
    row = bring(news, editor, translator, reviewer)
    due_in(row, -3)
    assert tell_of_deadlines(at=day()) == 0
    say(news, editor, call="Call within an hour.")
    tell_of_deadlines(at=day())
    assert not letters(lead)


def test_a_review_of_more_than_a_week_goes_to_the_lead_once(
    news: NewsPage, editor: Any, translator: Any, person: Any, letters: Letters
) -> None:
    lead = person("lead-ro")
    send(submit(news, editor), translator)
    assert [tell_of_deadlines(at=day(days)) for days in (5, 8, 9)] == [0, 1, 0]
    (letter,) = letters(lead)
    assert "In review since" in letter.text.text


def test_reviewers_hear_once_a_week_what_they_may_approve(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any, letters: Letters
) -> None:
    writer = person("reviewer-ro", email="writer@example.org")
    assert tell_reviewers(at=day()) == 0
    row = submit(news, editor)
    assert tell_reviewers(at=day()) == 0
    send(row, writer)
    assert tell_reviewers(at=day(hour=5)) == 0
    assert [tell_reviewers(at=day()) for _time in range(2)] == [1, 0]
    assert tell_reviewers(at=day(8)) == 1
    first, _second = letters(reviewer)
    assert "1 translation waits." in first.text.text
    assert "The oldest has waited since" in first.text.text
    assert "Two calls" not in first.text.text
    assert not letters(writer) and not letters(translator)


def test_the_week_asks_as_much_for_many_texts(news: NewsPage, editor: Any, translator: Any, person: Any) -> None:
    send(submit(news, editor), translator)
    with CaptureQueriesContext(connection) as few:
        tell_reviewers(at=day())
    dutch = person("translator-nl")
    send(submit(news, editor, "nl"), dutch)
    with CaptureQueriesContext(connection) as many:
        tell_reviewers(at=day())
    assert len(many) <= len(few) <= 20


def test_a_returned_text_is_told_at_once_and_once(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any, letters: Letters
) -> None:
    person("translator-ro", email="other@example.org")
    row = submit(news, editor)
    for time in (1, 2):
        send(row, translator)
        return_translation(translation=row, by=reviewer, note="“Call” means by telephone.")
        assert [tell_of_returns() for _time in range(2)] == [1, 0]
        assert len(letters(translator)) == time
        row.refresh_from_db()
    letter = letters(translator)[0]
    assert letter.text.subject == "Your translation was returned"
    assert "by telephone" not in letter.text.text
    assert not tell_of_deadlines(at=timezone.now())
