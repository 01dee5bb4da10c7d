"""What a process remembers: fresh at once whoever publishes, bounded, and never anybody's own."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from hub import memo
from hub.models import Theme, User
from hub.people.reader import PUBLIC, Reader
from hub.ports import versions
from tests.rig import databases

pytestmark = pytest.mark.django_db(transaction=True)


class Question:
    """Counts how often it is really asked."""

    def __init__(self, answer: Callable[..., Any] = lambda *given, **named: (given, named)) -> None:
        self.asked: list[Any] = []
        self.answer = answer

        @memo.remembered
        def ask(*given: Any, **named: Any) -> Any:
            self.asked.append((given, named))
            return self.answer(*given, **named)

        self.ask = ask


@pytest.fixture(autouse=True)
def first_version() -> Iterator[None]:
    versions.bump()
    yield
    memo.clear()


def test_one_answer_serves_all_requests_of_a_version() -> None:
    question = Question()
    for _request in range(3):
        with memo.reading():
            assert question.ask(1, language="ro") == ((1,), {"language": "ro"})
    with memo.reading():
        question.ask(2, language="ro")
    assert len(question.asked) == 2


def test_a_change_shows_at_once_whichever_process_made_it() -> None:
    question = Question(lambda: versions.current())
    with memo.reading():
        before = question.ask()
    with databases.connection_to(databases.current()) as other:
        other.execute("UPDATE hub_contentversion SET number = number + 1")
    with memo.reading():
        assert question.ask() == before + 1
    versions.bump()
    with memo.reading():
        assert question.ask() == before + 2


def test_a_slow_request_leaves_nothing_old_behind() -> None:
    """It asked for the version before somebody published, and answers after the others have seen the new one."""
    question = Question(lambda: threading.current_thread().name)
    slow_has_begun, others_are_done = threading.Event(), threading.Event()

    def slow() -> None:
        with memo.reading(versions.current()):
            slow_has_begun.set()
            assert others_are_done.wait(10)
            question.ask()
        connection.close()

    thread = threading.Thread(target=slow, name="slow")
    thread.start()
    assert slow_has_begun.wait(10)
    versions.bump()
    with memo.reading():
        question.ask()
    others_are_done.set()
    thread.join(10)
    with memo.reading():
        assert question.ask() == "MainThread"
    assert len(question.asked) == 2


def test_a_row_is_never_older_than_the_version_under_which_it_is_kept() -> None:
    """The page was read, then somebody published, then something was made of the page."""
    theme = Theme.objects.create(name="Before", slug="guardians")
    question = Question(lambda row: row.name)
    with memo.reading():
        row = Theme.objects.get(pk=theme.pk)
        with databases.connection_to(databases.current()) as other:
            other.execute("UPDATE hub_theme SET name = 'After' WHERE id = %s", [theme.pk])
            other.execute("UPDATE hub_contentversion SET number = number + 1")
        assert question.ask(row) == "Before"
    with memo.reading():
        assert question.ask(Theme.objects.get(pk=theme.pk)) == "After"


def test_nothing_is_remembered_of_what_may_be_rolled_back() -> None:
    question = Question(lambda: Theme.objects.count())
    with memo.reading():
        with transaction.atomic():
            Theme.objects.create(name="Never", slug="never")
            uncommitted = question.ask()
            transaction.set_rollback(True)
        assert question.ask() == uncommitted - 1


def test_outside_a_request_nothing_is_remembered() -> None:
    question = Question()
    question.ask(1)
    question.ask(1)
    with memo.reading():
        question.ask(1)
        memo.stop()
        question.ask(1)
    assert len(question.asked) == 4


def test_an_answer_cannot_know_who_asked() -> None:
    question = Question()
    person, colleague = Reader(user_id=1, practitioner=True), Reader(user_id=2, practitioner=True)
    with memo.reading():
        question.ask(person)
        question.ask(reader=colleague)
    readers = [given[0] if given else named["reader"] for given, named in question.asked]
    assert readers == [Reader(practitioner=True), Reader(practitioner=True)]


def test_the_public_never_gets_what_practitioners_got() -> None:
    question = Question(lambda reader: "closed" if reader.sees_practitioner_text else "open")
    with memo.reading():
        assert question.ask(Reader(user_id=1, writer=True)) == "closed"
        assert question.ask(Reader(user_id=1, practitioner=True)) == "closed"
        assert question.ask(PUBLIC) == "open"
        assert question.ask(Reader(user_id=3)) == "open"


def test_each_language_has_its_own_answer() -> None:
    question = Question(lambda: translation.get_language())
    with memo.reading():
        for language in ("en", "ro", "en"):
            with translation.override(language):
                assert question.ask() == language
    assert len(question.asked) == 2


def test_each_day_has_its_own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question()
    for day in (date(2026, 11, 24), date(2026, 11, 25)):
        monkeypatch.setattr(memo, "today", lambda day=day: day)
        with memo.reading():
            question.ask()
    assert len(question.asked) == 2


def test_a_row_stands_for_itself_and_a_queryset_is_refused() -> None:
    theme = Theme.objects.create(name="Guardians", slug="guardians")
    question = Question(lambda row: row.name)
    with memo.reading():
        question.ask(theme)
        question.ask(Theme.objects.get(pk=theme.pk))
        with pytest.raises(TypeError):
            question.ask(Theme.objects.all())
    assert len(question.asked) == 1


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST", 3)
    question = Question()
    with memo.reading():
        for number in (1, 2, 3, 1, 4, 1, 2):
            question.ask(number)
    assert [given[0] for given, _named in question.asked] == [1, 2, 3, 4, 2]


def test_a_connection_that_died_between_two_requests_is_opened_again() -> None:
    versions.current()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    connection.close_if_unusable_or_obsolete()
    with databases.connection_to(databases.current()) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [process])
    assert connection.health_check_done is False
    assert versions.current() > 0


def drawn(source: str, **values: object) -> str:
    return Template("{% load hub_lasting %}" + source, name="page").render(Context(values))


def test_a_part_lasts_as_long_as_what_it_follows_from() -> None:
    part = '{% lasting "side" %}{{ word }}{% endlasting %}'
    with memo.reading():
        assert drawn(part, word="first", lasts=(1, PUBLIC)) == "first"
        assert drawn(part, word="other", lasts=(1, PUBLIC)) == "first"
        assert drawn(part, word="closed", lasts=(1, Reader(practitioner=True))) == "closed"
        assert drawn(part, word="each time") == "each time"
        with translation.override("ro"):
            assert drawn(part, word="întâi", lasts=(1, PUBLIC)) == "întâi"
    versions.bump()
    with memo.reading():
        assert drawn(part, word="second", lasts=(1, PUBLIC)) == "second"
    assert drawn(part, word="no request", lasts=(1, PUBLIC)) == "no request"


def test_furniture_says_where_one_is_and_whether_one_is_logged_in() -> None:
    nav, somebody = '{% furniture "main_nav" %}', User(email="a@example.org")
    with memo.reading(), translation.override("en"):
        for _time in range(2):
            partners = drawn(nav, request=RequestFactory().get("/en/partners/3/"), user=AnonymousUser())
            assert '<a href="/en/partners/" aria-current="true">' in partners
            news = drawn(nav, request=RequestFactory().get("/en/news/"), user=somebody)
            assert '<a href="/en/partners/">' in news
            assert '"/account/"' in news
            assert '"/account/"' not in partners
