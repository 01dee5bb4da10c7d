"""New work reaches translators at once, once a day or never, as each chose; and nothing is told twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import NewsPage
from hub.models import AccessRule, ChangeStatement
from tests.translation.conftest import CALL, bring, say, submit, translate
from tests.translation.letters.conftest import Letters, day
from translation.emails import letters as builders
from translation.models import Told
from translation.services.choose_letters import choose_letters
from translation.services.send_to_review import send_to_review
from translation.services.tell_of_work import tell_of_work

pytestmark = pytest.mark.django_db


def change(news: NewsPage, editor: Any, kind: str, text: str = "Call within an hour.") -> None:
    ChangeStatement.objects.update_or_create(
        page_key=news.translation_key, language="en", block_id=CALL, defaults={"kind": kind}
    )
    say(news, editor, call=text)


def test_a_day_is_one_letter_with_each_text_once(
    news: NewsPage, editor: Any, translator: Any, letters: Letters
) -> None:
    row = submit(news, editor)
    assert tell_of_work(at=day(hour=6)) == 0
    assert tell_of_work(at=day(hour=20)) == 0
    assert tell_of_work(at=day()) == 1
    assert tell_of_work(at=day()) == 0
    assert tell_of_work(at=day(2)) == 0
    (letter,) = letters(translator)
    assert letter.text.subject == "Texts wait for a translator"
    assert "Two calls (Romanian)" in letter.text.text
    assert "A new text." in letter.text.text
    assert f"/admin/translations/ro/{row.page_key}/" in letter.text.text
    assert "Call child protection" not in letter.text.text + letter.text.html


def test_what_is_submitted_in_a_row_is_one_letter(news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    type(row).objects.filter(pk=row.pk).update(since=day() - timedelta(minutes=1))
    assert tell_of_work(at=day()) == 0
    assert tell_of_work(at=day() + timedelta(minutes=15)) == 1


def test_the_law_does_not_wait_for_the_day(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, letters: Letters
) -> None:
    bring(news, editor, translator, reviewer)
    tell_of_work(at=day())
    assert not letters()
    change(news, editor, "wording")
    assert tell_of_work(at=day(hour=3)) == 0
    change(news, editor, "legal", "Call at once.")
    assert tell_of_work(at=day(hour=3)) == 1
    assert tell_of_work(at=day()) == 0
    (letter,) = letters(translator)
    assert letter.text.subject == "The law changed in texts that you translate"
    assert "The law changed." in letter.text.text


def test_a_slight_change_after_the_law_was_told_waits_for_the_day(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, letters: Letters
) -> None:
    bring(news, editor, translator, reviewer)
    change(news, editor, "legal")
    assert tell_of_work(at=day(hour=3)) == 1
    change(news, editor, "wording", "Please call within the hour.")
    assert tell_of_work(at=day(hour=4)) == 0
    assert tell_of_work(at=day()) == 1


def test_a_draft_never_approved_hears_of_the_law_too(news: NewsPage, editor: Any, translator: Any) -> None:
    submit(news, editor)
    tell_of_work(at=day())
    change(news, editor, "legal")
    assert tell_of_work(at=day(hour=3)) == 1


def test_each_hears_as_they_chose(news: NewsPage, editor: Any, person: Any, letters: Letters) -> None:
    quick, never = (person("translator-ro", email=f"{name}@example.org") for name in ("quick", "never"))
    choose_letters(user=quick, new_work="at_once")
    choose_letters(user=never, new_work="never")
    submit(news, editor)
    assert tell_of_work(at=day(hour=3)) == 1
    change(news, editor, "legal")
    assert tell_of_work(at=day(hour=3)) == 1
    assert tell_of_work(at=day()) == 0
    assert [len(letters(one)) for one in (quick, never)] == [2, 0]


def test_what_is_done_or_before_a_reviewer_is_no_new_work(news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    assert tell_of_work(at=day()) == 0
    say(news, editor, call="Call within an hour.")
    assert tell_of_work(at=day()) == 1


def test_who_is_gone_or_of_another_language_hears_nothing(
    news: NewsPage, editor: Any, translator: Any, person: Any
) -> None:
    person("translator-nl")
    translator.is_active = False
    translator.save()
    submit(news, editor)
    assert tell_of_work(at=day()) == 0
    lead = person("lead-ro")
    assert tell_of_work(at=day()) == 1
    assert Told.objects.get().user == lead


def test_no_title_that_is_not_public_is_in_a_letter(
    news: NewsPage, editor: Any, translator: Any, letters: Letters
) -> None:
    submit(news, editor)
    AccessRule.objects.create(page_key=news.translation_key, block_id="")
    tell_of_work(at=day())
    (letter,) = letters(translator)
    assert "A section for practitioners (Romanian)" in letter.text.text
    assert "Two calls" not in letter.text.text + letter.text.html + letter.text.subject


def test_the_letter_speaks_the_language_of_the_person(
    news: NewsPage, editor: Any, translator: Any, letters: Letters
) -> None:
    translator.preferred_language = "ro"
    translator.save()
    row = submit(news, editor)
    row.deadline = timezone.now().date() + timedelta(days=30)
    row.save()
    tell_of_work(at=day())
    (letter,) = letters(translator)
    assert letter.language == "ro"
    assert '<html lang="ro"' in letter.text.html


def test_one_letter_that_fails_stops_no_other_and_is_tried_again(
    news: NewsPage, editor: Any, translator: Any, person: Any, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = person("translator-ro", email="other@example.org")
    submit(news, editor)
    build = builders.work

    def broken(names: Any) -> Any:
        write = build(names)

        def fails(to: Any, key: str, items: Any) -> Any:
            if to == translator:
                raise ValueError("no words in this language")
            return write(to, key, items)

        return fails

    monkeypatch.setattr(builders, "work", broken)
    assert tell_of_work(at=day()) == 1
    assert letters(other)
    monkeypatch.undo()
    assert tell_of_work(at=day()) == 1
    assert len(letters(translator)) == 1


def test_a_repeated_tick_asks_as_much_for_many_people_and_languages(
    news: NewsPage, editor: Any, translator: Any, person: Any
) -> None:
    submit(news, editor)
    tell_of_work(at=day())
    with CaptureQueriesContext(
        connection,
    ) as few:
        tell_of_work(at=day())
    for number in range(5):
        person("translator-nl", email=f"nl{number}@example.org")
    submit(news, editor, "nl")
    tell_of_work(at=day())
    with CaptureQueriesContext(connection) as many:
        tell_of_work(at=day())
    assert len(many) == len(few) <= 20
