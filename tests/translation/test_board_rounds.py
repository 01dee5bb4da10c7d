"""Rounds on the board and on the page of a language, and a text that was approved before its chapter."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from home.models import NewsPage
from hub.publishing.calendar import today
from tests.manual import tree
from tests.translation import manuals
from tests.translation.conftest import bring
from tests.translation.test_board import another
from translation.models import Round
from translation.queries.board import Filters, board
from translation.queries.language import language
from translation.queries.standing import State
from translation.services.rounds import close_round, open_round

pytestmark = pytest.mark.django_db
SOON = today() + timedelta(days=5)


@pytest.fixture
def within(editor: Any, news: NewsPage) -> tuple[Round, NewsPage]:
    """A round of one page, beside which there is another."""
    page = another(editor, "In the round")
    opened = open_round(key="one", name="Spring", page_keys=[page.translation_key], deadlines={"ro": SOON}, by=editor)
    return opened, page


def test_a_round_keeps_its_pages_on_the_board_and_in_its_totals(
    within: tuple[Round, NewsPage], editor: Any, client: Client
) -> None:
    opened, page = within
    found = board(user=editor, filters=Filters(round=opened))
    assert [row.page.key for row in found.rows] == [str(page.translation_key)]
    assert {column.total for column in found.columns} == {1}
    client.force_login(editor)
    text = client.get("/admin/translations/", {"round": str(opened.pk)}).content.decode()
    assert "In the round" in text
    assert "Two calls" not in text
    close_round(opened=opened, by=editor)
    assert "Two calls" in client.get("/admin/translations/").content.decode()


def test_the_page_of_a_language_says_how_far_its_rounds_are(
    within: tuple[Round, NewsPage], editor: Any, translator: Any, reviewer: Any, client: Client
) -> None:
    opened, page = within
    [line] = language("ro").rounds
    assert (line.name, line.deadline, line.done, line.total, line.late) == ("Spring", SOON, 0, 1, False)
    assert not language("nl").rounds
    client.force_login(editor)
    assert "Spring" in client.get("/admin/translations/ro/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        [line] = language("ro").rounds
    assert line.late
    bring(page, editor, translator, reviewer)
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        [line] = language("ro").rounds
    assert (line.done, line.late) == (1, False)
    close_round(opened=opened, by=editor)
    assert not language("ro").rounds


def test_a_section_approved_before_its_chapter_is_held_on_the_board(
    editor: Any, translator: Any, reviewer: Any, client: Client
) -> None:
    root = manuals.manual()
    manuals.bring(root, editor, translator, reviewer)
    section = tree.section(tree.chapter(root, "First hours"), "Who calls", [manuals.plain()])
    manuals.bring(section, editor, translator, reviewer)
    found = board(user=editor)
    place = [column.code for column in found.columns].index("ro")
    [cell] = [row.cells[place] for row in found.rows if row.page.key == str(section.translation_key)]
    assert cell.state is State.HELD
    client.force_login(editor)
    text = client.get("/admin/translations/", {"state": "held"}).content.decode()
    assert "Who calls" in text
    assert "Approved, waits for its chapter" in text
