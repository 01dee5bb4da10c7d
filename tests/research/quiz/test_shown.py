"""Where a quiz shows: its page, the list of trainings, trainings on its paragraphs; and what a draft says."""

import pytest
from django.test import Client

from hub.models import AccessRule
from research.models import QuizItem
from research.queries.refreshers import Wished, wished
from research.services.quiz.keep_items import close_items
from tests.research.conftest import Make
from tests.research.quiz.making import block, manual, quiz, say, translate
from tests.research.test_training_list import seat

pytestmark = pytest.mark.django_db


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_says_how_much_and_tells_no_answer(client: Client) -> None:
    manual()
    page = quiz()
    text = shown(client, page.url)
    assert "4 questions." in text
    assert "Whom do you call first?" not in text
    assert f"/en/training/quiz/{page.translation_key}/" in text


def test_a_draft_shows_whoever_reviews_it_what_is_right(client: Client) -> None:
    manual()
    page = quiz(block(0))
    page.items[0].value["stem"] = "Whom do you call tonight?"
    text = page.make_preview_request().content.decode()
    assert "Whom do you call tonight?" in text
    assert "Child protection knows who decides." in text
    assert "Whom do you call tonight?" not in shown(client, page.url)


def test_trainings_lead_to_quizzes_on_what_they_cover(client: Client, training: Make) -> None:
    manual()
    page = quiz(block(0), block(1))
    near, far = training("Near", numbers=["1.1"]), training("Far", numbers=["1.2"])
    assert page.title in shown(client, near.url)
    assert page.title not in shown(client, far.url)
    assert page.title in shown(client, "/en/training/")
    assert page.title not in shown(client, "/en/training/?country=RO")
    translate(page, block(0), block(1))
    assert f"ro: {page.title}" in shown(client, "/ro/training/")
    AccessRule.objects.create(page_key=page.translation_key, block_id="")
    for path in (f"{near.url}?again", "/en/training/?again"):
        assert page.title not in shown(client, path)


def test_a_closed_quiz_is_nothing_to_ask_about(training: Make) -> None:
    manual()
    page = quiz()
    place = seat(training(days=-3, numbers=["1"]))
    assert wished(place) is Wished.MAY
    rule = AccessRule.objects.create(page_key=page.translation_key, block_id="")
    assert wished(place) is Wished.NO
    rule.delete()
    close_items(page_key=page.translation_key, language="en")
    assert wished(place) is Wished.NO
    say(page)
    assert QuizItem.objects.filter(live=True).count() == 4
    assert wished(place) is Wished.MAY
