"""The board says of every text what `standings` says of it, in a number of queries that does not grow."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.text import slugify

from home.models import NewsIndexPage, NewsPage
from hub.models import ChangeStatement
from hub.people.groups import target_languages
from hub.publishing.calendar import today
from hub.publishing.services.publish import publish
from tests.translation.conftest import BODY, CALL, bring, say, submit, translate
from translation.models import PageTranslation
from translation.queries.board import Filters, board, source_pages
from translation.queries.matrix import Cell, matrix
from translation.queries.standing import State, standings
from translation.services.approve import return_translation
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/translations/"


def another(editor: Any, name: str) -> NewsPage:
    page = NewsPage(title=name, slug=slugify(name), summary="Whom to call.", body=BODY)
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    publish(revision=page.save_revision(user=editor), by=editor)
    page.refresh_from_db()
    return page


def cell(page: NewsPage, language: str = "ro", **filters: Any) -> Cell | None:
    found = board(user=filters.pop("user", None), filters=Filters(**filters))
    place = [column.code for column in found.columns].index(language)
    return next((row.cells[place] for row in found.rows if row.page.key == str(page.translation_key)), None)


@pytest.fixture
def all_states(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> dict[State, NewsPage]:
    """A page in each state of Romanian."""
    pages: dict[State, NewsPage] = {}
    for state in State:
        if state not in (State.UNFOLLOWED, State.HELD):
            pages[state] = another(editor, f"Page {state.value}")
    for state in (State.CURRENT, State.WAITING, State.STALE, State.STALE_WORDING):
        bring(pages[state], editor, translator, reviewer)
    say(pages[State.STALE], editor, call="Call within an hour.")
    wording = pages[State.STALE_WORDING]
    ChangeStatement.objects.create(page_key=wording.translation_key, language="en", block_id=CALL, kind="wording")
    say(wording, editor, call="Call child protection, within a day.")
    bring_waiting(pages[State.WAITING], editor, translator, reviewer)
    submit(pages[State.DRAFT], editor)
    for state in (State.IN_REVIEW, State.RETURNED):
        row = submit(pages[state], editor)
        translate(row, translator)
        send_to_review(translation=row, by=translator)
    return_translation(translation=row, by=reviewer, note="Once more", reasons={})
    return pages


def bring_waiting(page: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    say(page, editor, go_live_at=timezone.now() + timedelta(days=3), call="Call within two hours.")
    bring(page, editor, translator, reviewer)


def test_the_board_agrees_with_what_every_other_place_says(all_states: dict[State, NewsPage]) -> None:
    keys = [page.key for page in source_pages()]
    light, whole = matrix(keys, target_languages()), standings([UUID(key) for key in keys], target_languages())
    for (key, language), standing in whole.items():
        found = light.get((str(key), language), Cell(State.MISSING))
        assert (found.state, found.kind, found.under_way) == (standing.state, standing.kind, standing.under_way)
        assert found.work == (standing.work.pk if standing.work else None)
    for state, page in all_states.items():
        assert light.get((str(page.translation_key), "ro"), Cell(State.MISSING)).state is state


def test_a_cell_says_since_when(all_states: dict[State, NewsPage], editor: Any) -> None:
    for state, page in all_states.items():
        found = cell(page)
        assert found is not None, state
        assert found.since == today(), state
    stale = all_states[State.STALE]
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        say(stale, editor, call="Call within half an hour.")
        again = cell(stale)
        assert again is not None
        assert again.since == today() - timedelta(days=3)


def test_filters_keep_texts_and_totals_count_all(all_states: dict[State, NewsPage], translator: Any) -> None:
    whole = board(user=translator)
    stale = board(user=translator, filters=Filters(severity="procedure"))
    assert [row.page.key for row in stale.rows] == [str(all_states[State.STALE].translation_key)]
    assert stale.shown == 1
    assert [column.states for column in stale.columns] == [column.states for column in whole.columns]
    assert len(board(user=translator, filters=Filters(state="in_review")).rows) == 1
    nobody = board(user=translator, filters=Filters(language="ro", holder="nobody"))
    assert str(all_states[State.DRAFT].translation_key) in {row.page.key for row in nobody.rows}
    assert str(all_states[State.CURRENT].translation_key) not in {row.page.key for row in nobody.rows}
    mine = board(user=translator, filters=Filters(holder="mine"))
    assert mine.rows
    assert {found.holder for row in mine.rows for found in row.cells if found} == {translator.pk}


def test_overdue_is_said_in_words_and_not_of_what_is_up_to_date(
    all_states: dict[State, NewsPage], editor: Any, client: Client
) -> None:
    PageTranslation.objects.update(deadline=today() - timedelta(days=1))
    late = board(user=editor, filters=Filters(overdue=True))
    keys = {row.page.key for row in late.rows}
    assert str(all_states[State.DRAFT].translation_key) in keys
    assert str(all_states[State.CURRENT].translation_key) not in keys
    client.force_login(editor)
    assert "overdue since" in client.get(ADDRESS, {"overdue": "on"}).content.decode()
    PageTranslation.objects.update(deadline=today())
    assert not board(user=editor, filters=Filters(overdue=True)).rows


def test_each_cell_is_one_link_with_page_and_language_in_its_name(
    all_states: dict[State, NewsPage], translator: Any, client: Client
) -> None:
    client.force_login(translator)
    text = client.get(ADDRESS).content.decode()
    page = all_states[State.IN_REVIEW]
    assert f'<a href="{ADDRESS}ro/{page.translation_key}/">' in text
    assert f'<span class="w-sr-only">, {page.title}, <span lang="ro">Română</span></span></a></td>' in text
    assert f"{ADDRESS}nl/{page.translation_key}/" not in text
    assert f"{ADDRESS}submit/" not in text


def test_titles_are_escaped(editor: Any, client: Client) -> None:
    another(editor, "<b>Bold</b>")
    client.force_login(editor)
    text = client.get(ADDRESS).content.decode()
    assert "<b>Bold" not in text
    assert "&lt;b&gt;Bold&lt;/b&gt;" in text


def test_what_the_filter_does_not_know_is_left_out(news: NewsPage, editor: Any, client: Client) -> None:
    client.force_login(editor)
    answer = client.get(ADDRESS, {"state": "nonsense", "under": "x", "language": "xx", "holder": "1", "severity": "?"})
    assert answer.status_code == 200
    assert news.title in answer.content.decode()


@pytest.mark.parametrize("name", ["", "mine/", "ro/", "board.csv"])
def test_queries_do_not_grow_with_the_pages(
    name: str, news: NewsPage, editor: Any, translator: Any, reviewer: Any, client: Client
) -> None:
    stale = [bring(news, editor, translator, reviewer)]
    submit(another(editor, "Draft 0"), editor)
    say(news, editor, call="Call within an hour.")
    client.force_login(translator)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(f"{ADDRESS}{name}")
            assert b"".join(answer) if answer.streaming else answer.content
        return len(queries)

    asked()
    few = asked()
    for number in range(4):
        page = another(editor, f"News {number}")
        stale.append(bring(page, editor, translator, reviewer))
        say(page, editor, call="Call within an hour.")
        submit(another(editor, f"Draft {number + 1}"), editor)
    assert asked() == few
    assert few <= 26


def test_the_board_asks_ten_questions_at_most(all_states: dict[State, NewsPage], editor: Any) -> None:
    with CaptureQueriesContext(connection) as queries:
        board(user=editor, filters=Filters(holder="nobody", overdue=True))
    assert len(queries) <= 10
