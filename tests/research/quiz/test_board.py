"""The editors' board: who sees it, what it says, and that a look is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.models import User
from research.models import ItemLook
from tests.factories import people
from tests.manual import tree
from tests.research.quiz.making import items, quiz, sheets

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(tree.editor())
    return client


def test_the_board_says_how_each_item_was_answered(editor: Client) -> None:
    quiz()
    sheets([{0: number < 6, 1: number % 2 == 0, 2: number % 3 == 0} for number in range(30)])
    text = editor.get(reverse("research_quiz")).content.decode()
    assert "6 of 30 (10% to 37%)" in text
    assert "It is answered badly." in text
    assert "Unclear paragraphs" not in text


def test_a_look_is_kept_with_who_and_when(editor: Client) -> None:
    quiz()
    sheets([{0: False, 1: True, 2: True}] * 8)
    where = reverse("research_quiz_item", args=[items()[0].key])
    assert "Child protection" in editor.get(where).content.decode()
    assert editor.post(where, {"decision": "nonsense"}).status_code == 422
    assert editor.post(where, {"decision": "unclear"}).status_code == 302
    look = ItemLook.objects.get()
    assert (look.by, look.decision, look.version) == (User.objects.get(email=tree.editor().email).key, "unclear", 1)
    text = editor.get(where).content.decode()
    assert str(tree.editor()) in text
    board = editor.get(reverse("research_quiz")).content.decode()
    assert "Unclear paragraphs" in board
    assert "It is answered badly." not in board


@pytest.mark.parametrize("group", ["officer", "approver", "auditor", "moderator"])
def test_nobody_else_sees_or_judges(client: Client, group: str) -> None:
    quiz()
    client.force_login(people.user("", group))
    for where in (reverse("research_quiz"), reverse("research_quiz_item", args=[items()[0].key])):
        assert client.get(where).status_code == 404
    assert client.post(where, {"decision": "bad"}).status_code == 404
    assert not ItemLook.objects.exists()
