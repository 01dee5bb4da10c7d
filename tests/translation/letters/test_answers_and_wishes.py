"""Answers reach who asked, unclear texts their editors; and each chooses when to hear of new work."""

from typing import Any

import pytest
from django.urls import reverse

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Suppression
from dissemination.services.drain import drain
from dissemination.services.suppress import suppress
from home.models import NewsPage
from tests.translation.conftest import submit
from tests.translation.letters.conftest import Letters, day
from tests.translation.test_questions import call_key
from translation.models import TranslatorPreference
from translation.services.answer import answer
from translation.services.ask import ask
from translation.services.resolve import resolve
from translation.services.tell_of_answers import tell_of_answers
from translation.services.tell_of_work import tell_of_work

pytestmark = pytest.mark.django_db


def test_who_asked_hears_once_a_day_of_answers(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, letters: Letters
) -> None:
    row = submit(news, editor)
    question = ask(translation=row, key=call_key(row), about="source", text="By telephone?", by=translator)
    answer(question=question, language="ro", text="I mean this one.", by=translator)
    assert tell_of_answers(at=day()) == 0
    answer(question=question, language="ro", text="Yes, always.", by=reviewer)
    answer(question=question, language="ro", text="It is.", by=editor)
    assert tell_of_answers(at=day(hour=5)) == 0
    assert [tell_of_answers(at=day()) for _time in range(2)] == [1, 0]
    answer(question=question, language="ro", text="One more.", by=editor)
    assert [tell_of_answers(at=moment) for moment in (day(), day(2))] == [0, 1]
    first = letters(translator)[0]
    assert first.text.subject == "Your questions were answered"
    assert "2 new answers." in first.text.text
    assert "Yes, always." not in first.text.text


def test_a_question_that_another_closed_is_told_and_an_own_one_is_not(
    news: NewsPage, editor: Any, translator: Any, letters: Letters
) -> None:
    row = submit(news, editor)
    for text in ("What?", "Who?"):
        question = ask(translation=row, key=call_key(row), about="own", text=text, by=translator)
        resolve(question=question, by=editor if text == "What?" else translator)
    assert tell_of_answers(at=day()) == 1
    assert "1 question was closed." in letters(translator)[0].text.text


def test_an_unclear_text_reaches_the_editor_of_the_page(
    news: NewsPage, editor: Any, translator: Any, person: Any, letters: Letters
) -> None:
    second = person("editor", email="second@example.org")
    row = submit(news, editor)
    question = ask(translation=row, key=call_key(row), about="unclear", text="Whose day?", by=translator)
    assert [tell_of_answers(at=day()) for _time in range(2)] == [1, 0]
    (letter,) = letters(editor)
    assert "1 text is unclear to translators." in letter.text.text
    assert reverse("translation:unclear") in letter.text.text
    assert "Whose day?" not in letter.text.text
    assert not letters(second)
    resolve(question=question, by=editor, text="A working day.")
    assert tell_of_answers(at=day(2)) == 1
    assert letters(translator)


def test_an_address_that_is_suppressed_is_not_written_to(
    news: NewsPage, editor: Any, translator: Any, letters: Letters
) -> None:
    suppress(address=translator.email, scope=Suppression.Scope.ALL, reason=Suppression.Reason.MANUAL)
    submit(news, editor)
    tell_of_work(at=day())
    drain(lane=Lane.URGENT, channel=MemoryChannel())
    assert letters(translator)[0].state == "suppressed"


def test_a_translator_chooses(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    address = reverse("translation:letters")
    client.force_login(editor)
    assert client.get(address).status_code == 404
    assert client.post(address, {"new_work": "never"}).status_code == 404
    client.force_login(translator)
    assert address in client.get(reverse("translation:board")).content.decode()
    assert 'value="daily" checked' in client.get(address).content.decode()
    assert not TranslatorPreference.objects.exists()
    assert client.post(address, {"new_work": "never"}).status_code == 302
    assert 'value="never" checked' in client.get(address).content.decode()
    for wrong in ("", "\x00", "hourly"):
        assert client.post(address, {"new_work": wrong}).status_code == 409
    assert TranslatorPreference.objects.get().new_work == "never"
