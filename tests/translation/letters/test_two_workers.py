"""Two workers, or one that dies, double nothing and lose nothing."""

import logging
from datetime import timedelta
from typing import Any

import pytest

from home.models import NewsPage
from hub.ports import notices
from tests.manual.test_edition_rules import at_once
from tests.translation.conftest import submit
from tests.translation.letters.conftest import Letters, day
from translation.models import Told
from translation.services.tell_of_work import tell_of_work


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_one_letter(
    news: NewsPage, editor: Any, translator: Any, letters: Letters, caplog: pytest.LogCaptureFixture
) -> None:
    submit(news, editor)
    with caplog.at_level(logging.ERROR):
        told = at_once(*[lambda: tell_of_work(at=day())] * 3)
    assert sorted(told) == [0, 0, 1]
    assert len(letters(translator)) == Told.objects.filter(user=translator).count() == 1
    assert not [record for record in caplog.records if "could not be told" in record.message]


@pytest.mark.django_db
def test_a_letter_that_was_not_kept_was_not_told(
    news: NewsPage, editor: Any, translator: Any, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(news, editor)
    send = notices.send

    def dies(notice: notices.Notice) -> None:
        send(notice)
        raise RuntimeError("the worker is gone")

    monkeypatch.setattr(notices, "send", dies)
    assert tell_of_work(at=day()) == 0
    assert not letters() and not Told.objects.exists()
    monkeypatch.undo()
    assert tell_of_work(at=day() + timedelta(hours=1)) == 1
    assert len(letters(translator)) == 1
