"""What is kept of an item when its page goes public, and how its figures follow."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from hub.publishing.services.take_down import take_down
from research.forms.quiz_page import check_items
from research.models import ItemLook, QuizItem, QuizPage
from research.queries.item_board import board, lines
from research.queries.item_figures import figures
from research.queries.unclear import unclear
from research.services.quiz.look import look
from tests.manual import tree
from tests.research.quiz.making import block, items, manual, quiz, say, sheets

pytestmark = pytest.mark.django_db
BADLY = [{0: False, 1: True, 2: True}] * 9 + [{0: True, 1: True, 2: False}]


def test_the_english_page_writes_the_facts() -> None:
    page = quiz()
    first = items()[0]
    assert (first.numbers, first.places, first.right, first.options, first.version) == (
        ["1.1.1"],
        ["1", "1.1", "1.1.1"],
        [2],
        3,
        1,
    )
    say(page, block(1), block(0, explanation="Because."))
    kept = {row.block_id: row for row in QuizItem.objects.all()}
    assert len(kept) == 4
    assert [row.block_id for row in items() if row.live] == [block(1)["id"], block(0)["id"]]
    assert kept[block(0)["id"]].version == 1
    assert kept[block(0)["id"]].key == first.key


def test_what_is_asked_otherwise_is_counted_anew() -> None:
    page = quiz()
    sheets(BADLY)
    assert figures(items())[items()[0].key].answered == 10
    say(page, block(0, stem="Whom do you call?"), block(1), block(2), block(3))
    found = figures(items())
    assert items()[0].version == 2
    assert found[items()[0].key].answered == 0
    assert found[items()[1].key].answered == 10


def test_nobody_is_asked_what_was_taken_down() -> None:
    page = quiz()
    take_down(page=page, by=tree.editor())
    assert not QuizItem.objects.filter(live=True).exists()


def test_a_language_shows_where_enough_have_answered_in_it() -> None:
    quiz()
    sheets(BADLY[:6])
    sheets(BADLY[:4], language="ro")
    found = figures(items())[items()[0].key]
    assert found.difficulty is not None
    assert (found.difficulty.right, found.difficulty.answered) == (0, 10)
    assert set(found.by_language) == {"en"}


def test_one_item_alone_is_seen_among_the_others_of_its_form() -> None:
    quiz()
    sheets([{0: number % 2 == 0, 1: number % 2 == 0, 2: number % 3 == 0} for number in range(30)])
    [alone] = lines(items()[:1])
    [together] = [line for line in board()[0].lines if line.row == items()[0]]
    assert alone.figures.tells_apart == together.figures.tells_apart
    assert alone.figures.tells_apart is not None


def test_a_paragraph_is_unclear_only_after_an_editor_looked() -> None:
    page = quiz()
    item = items()[0]
    sheets(BADLY)
    assert list(lines([item])[0].reasons) == ["It is answered badly."]
    assert unclear() == []
    look(item=item, decision=ItemLook.Decision.BAD, by=tree.editor())
    assert unclear() == []
    look(item=item, decision=ItemLook.Decision.UNCLEAR, by=tree.editor())
    [found] = unclear()
    assert (found.number, found.item, found.key, found.right, found.answered) == (
        "1.1.1",
        "Whom do you call first?",
        item.key,
        1,
        10,
    )
    assert found.low < 0.1 < found.high < 0.6
    say(page, block(0, stem="Whom do you call at once?"), block(1), block(2), block(3))
    assert unclear() == []


def test_a_bad_look_and_a_high_bound_call_no_paragraph_unclear(settings) -> None:  # type: ignore[no-untyped-def]
    quiz()
    sheets([{0: number % 2 == 0, 1: True} for number in range(20)])
    look(item=items()[0], decision=ItemLook.Decision.UNCLEAR, by=tree.editor())
    assert unclear() == []
    settings.HUB_UNCLEAR_BELOW = 0.9
    assert len(unclear()) == 1


def test_what_was_found_stays_as_it_was_written() -> None:
    quiz()
    look(item=items()[0], decision=ItemLook.Decision.FINE, by=tree.editor())
    with pytest.raises(DatabaseError), transaction.atomic():
        ItemLook.objects.update(decision=ItemLook.Decision.BAD)
    with pytest.raises(DatabaseError), transaction.atomic():
        ItemLook.objects.all()._raw_delete(ItemLook.objects.db)


def test_the_board_asks_no_more_for_more_items(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    page = quiz(block(0))
    with django_assert_num_queries(8):
        board()
    say(page)
    say(page, *(block(place) for place in range(4)))
    sheets(BADLY)
    with django_assert_num_queries(8):
        [found] = board()
    assert len(found.lines) == 4


def test_what_cannot_be_asked_is_said_at_its_field() -> None:
    manual()
    wrong = {
        "options": block(0, options=["One"]),
        "right": block(1, right="4"),
        "numbers": block(2, numbers="9.9.9"),
    }
    stream = QuizPage._meta.get_field("items").stream_block.to_python([*wrong.values(), block(3, right="1,2")])
    error = check_items(stream)
    assert isinstance(error, ValidationError)
    assert [set(one.block_errors) for _place, one in sorted(error.block_errors.items())] == [
        {"options", "right"},
        {"right"},
        {"numbers"},
        {"right"},
    ]
    good = QuizPage._meta.get_field("items").stream_block.to_python([block(0), block(1, kind="multiple", right="1,2")])
    assert check_items(good) is None
