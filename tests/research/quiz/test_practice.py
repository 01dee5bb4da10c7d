"""Trying what one knows: without a script or a session, marked, explained, and counted once."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from hub.models import AccessRule
from hub.ports import citable
from hub.rate import Limit
from research.models import QuizPage, SpentSheet, WaitingSheet
from research.views import sheets as views
from tests.research.quiz.making import block, items, manual, quiz, say, translate

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="sheet" value="([^"]+)"')
MOST_QUERIES = 24


def address(page: QuizPage, language: str = "en") -> str:
    return f"/{language}/training/quiz/{page.translation_key}/"


def form(client: Client, where: str) -> dict[str, Any]:
    found = TOKEN.search(client.get(where).content.decode())
    assert found
    return {"sheet": found[1]}


def answered(client: Client, where: str, *right: bool) -> HttpResponse:
    said = {row.key.hex: "2" if one else "1" for row, one in zip(items(), right, strict=False)}
    return client.post(where, {**form(client, where), **said})


def test_what_is_right_is_said_after_answering(client: Client) -> None:
    manual()
    page = quiz()
    before = client.get(address(page))
    assert "no-store" in before.headers["Cache-Control"]
    assert "Child protection knows" not in before.content.decode()
    after = answered(client, address(page), True, False)
    text = after.content.decode()
    assert "no-store" in after.headers["Cache-Control"]
    assert "1 of 2 answers are right." in " ".join(text.split())
    assert text.count("Child protection knows who decides.") == 4
    assert 'href="/en/manual/first-hours/calls/' in text
    assert "sessionid" not in client.cookies


def test_a_form_counts_once_and_says_nothing_of_anybody(client: Client) -> None:
    manual()
    page = quiz()
    data = {**form(client, address(page)), items()[0].key.hex: "2"}
    for _press in range(2):
        assert client.post(address(page), data).status_code == 200
    [row] = WaitingSheet.objects.all()
    assert row.said == {items()[0].key.hex: [1, 1, "en"]}
    assert {field.name for field in WaitingSheet._meta.fields} == {"id", "day", "kind", "said"}
    assert SpentSheet.objects.get().nonce != row.pk


def test_what_is_forged_old_or_of_another_text_is_asked_again(client: Client) -> None:
    manual()
    page = quiz()
    data = {**form(client, address(page)), items()[0].key.hex: "2"}
    assert client.post(address(page), {**data, "sheet": "forged"}).status_code == 409
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert client.post(address(page), data).status_code == 409
    say(page, block(0, options=["Child protection", "Nobody"], right="1"), block(1))
    again = client.post(address(page), data)
    assert again.status_code == 409
    assert "changed meanwhile" in again.content.decode()
    assert not WaitingSheet.objects.exists()


def test_an_answer_that_there_is_not_is_said(client: Client) -> None:
    manual()
    page = quiz()
    assert client.post(address(page), {**form(client, address(page)), items()[0].key.hex: "9"}).status_code == 422


def test_several_answers_are_right_together(client: Client) -> None:
    manual()
    page = quiz(block(0, kind="multiple", right="1,2"))
    name = items()[0].key.hex
    client.post(address(page), {**form(client, address(page)), name: ["1", "2"]})
    client.post(address(page), {**form(client, address(page)), name: ["2"]})
    assert sorted(row.said[name][1] for row in WaitingSheet.objects.all()) == [0, 1]


def test_from_one_network_more_is_marked_and_not_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    manual()
    page = quiz()
    cache.clear()
    monkeypatch.setattr(views, "FROM_ONE_NETWORK", Limit("quiz-test", 2, 3600))
    assert [answered(client, address(page), True).status_code for _time in range(4)] == [200] * 4
    assert WaitingSheet.objects.count() == 2


def test_an_item_of_a_closed_paragraph_is_asked_of_nobody_who_may_not_read_it(client: Client) -> None:
    manual()
    page = quiz()
    closed = items()[0]
    [place] = citable.get().resolve_all(closed.numbers, language="en")
    AccessRule.objects.create(page_key=place.page_key, block_id=place.block_id)
    shown = client.get(address(page)).content.decode()
    assert "Whom do you call first?" not in shown
    assert "Who interprets?" in shown
    marked = answered(client, address(page), True, True).content.decode()
    assert "Whom do you call first?" not in marked
    assert "1.1.1" not in marked
    assert closed.key.hex not in WaitingSheet.objects.get().said
    assert "3 questions" in client.get(page.url).content.decode()


def test_it_is_asked_in_the_language_where_that_is_good(client: Client) -> None:
    manual()
    page = quiz()
    translate(
        page,
        block(0, stem="Pe cine sunați întâi?", options=["Ambasada", "Protecția copilului", "Pe nimeni"]),
        block(1, stem="Cine traduce?", right="1"),
    )
    shown = client.get(address(page, "ro")).content.decode()
    assert "Pe cine sunați întâi?" in shown
    assert "Cine traduce?" not in shown
    assert re.search(r'<div lang="en">', shown)
    answered(client, address(page, "ro"), True, True)
    said = WaitingSheet.objects.get().said
    assert [said[row.key.hex][2] for row in items()[:2]] == ["ro", "en"]


def test_a_quiz_that_is_not_public_is_not_there(client: Client) -> None:
    manual()
    page = quiz()
    AccessRule.objects.create(page_key=page.translation_key, block_id="")
    assert client.get(address(page)).status_code == 404
    assert client.post(address(page)).status_code == 404
    assert client.get(page.url).status_code == 404


def test_one_page_asks_few_questions_of_the_database(client: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    manual()
    page = quiz()
    client.get(address(page))
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(address(page))
    data = {**form(client, address(page)), **{row.key.hex: "2" for row in items()}}
    with django_assert_max_num_queries(MOST_QUERIES + 6):
        client.post(address(page), data)
