"""Whoever is given a text hears of it at once, once, and not again as new work."""

from datetime import timedelta
from typing import Any

import pytest

from home.models import NewsPage
from hub.publishing.calendar import today
from tests.translation.conftest import say, submit, translate
from tests.translation.letters.conftest import Letters, day
from translation.models import PageTranslation
from translation.services.assign import assign, hand_back, take
from translation.services.send_to_review import send_to_review
from translation.services.tell_of_given import tell_of_given
from translation.services.tell_of_work import tell_of_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(person: Any) -> Any:
    return person("lead-ro")


@pytest.fixture
def row(news: NewsPage, editor: Any, translator: Any) -> PageTranslation:
    return submit(news, editor)


def test_what_is_given_is_told_at_once_and_once(
    row: PageTranslation, news: NewsPage, editor: Any, lead: Any, translator: Any, person: Any, letters: Letters
) -> None:
    other = person("translator-ro", email="other@example.org")
    assign(translation=row, to=translator, deadline=today() + timedelta(days=9), by=lead)
    assert [tell_of_given() for _time in range(2)] == [1, 0]
    [letter] = letters(translator)
    assert letter.text.subject == "Texts were given to you"
    assert "Two calls (Romanian)" in letter.text.text
    assert "Due by" in letter.text.text
    assert f"/admin/translations/ro/{row.page_key}/" in letter.text.text
    tell_of_work(at=day())
    assert len(letters(translator)) == 1
    say(news, editor, call="Call within an hour.")
    tell_of_work(at=day(2))
    assert len(letters(translator)) == 2
    assign(translation=row, to=other, deadline=None, by=lead)
    assert tell_of_given() == 1
    assign(translation=row, to=translator, deadline=None, by=lead)
    assert tell_of_given() == 1
    assert len(letters(translator)) == 3


def test_new_work_that_was_told_is_told_again_when_it_is_given(
    row: PageTranslation, lead: Any, translator: Any, letters: Letters
) -> None:
    tell_of_work(at=day())
    assign(translation=row, to=translator, deadline=None, by=lead)
    assert tell_of_given() == 1
    assert len(letters(translator)) == 2


def test_what_is_in_nobodys_hands_or_was_taken_is_not_told(row: PageTranslation, lead: Any, translator: Any) -> None:
    assign(translation=row, to=translator, deadline=None, by=lead)
    hand_back(translation=row, by=translator)
    assert tell_of_given() == 0
    take(translation=row, by=translator)
    assert tell_of_given() == 0
    assign(translation=row, to=lead, deadline=None, by=lead)
    assert tell_of_given() == 0


def test_what_went_to_review_meanwhile_is_not_told(row: PageTranslation, lead: Any, translator: Any) -> None:
    assign(translation=row, to=translator, deadline=None, by=lead)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    assert tell_of_given() == 0
