"""The facts of a training are those of its English page, in every language at once, and leave when it leaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from hub.publishing.services.take_down import take_down
from research.models import Training, TrainingIndexPage
from tests.manual import tree
from tests.research.conftest import Make, facts_of, say, translate

pytestmark = pytest.mark.django_db


def fact(page: html.HtmlElement, name: str) -> str:
    (cell,) = page.xpath(f"//dl[contains(@class, 'facts')]/div[dt[normalize-space()='{name}']]/dd")
    return " ".join(cell.text_content().split())


def read(client: Client, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.fromstring(answer.content)


def test_the_list_stands_in_every_language(client: Client) -> None:
    assert TrainingIndexPage.objects.live().count() == 4
    titles = {
        language: read(client, f"/{language}/training/").xpath("//h1/text()")[0]
        for language in ("en", "ro", "nl", "da")
    }
    assert titles == {"en": "Training", "ro": "Formare", "nl": "Training", "da": "Kurser"}


def test_publishing_writes_the_facts_and_taking_down_closes_them(training: Make) -> None:
    page = training(capacity=7, themes=("training",))
    row = facts_of(page)
    assert (row.live, row.capacity, row.themes, row.sequence) == (True, 7, ["training"], 0)
    assert row.takes_registrations
    take_down(page=page, by=tree.editor())
    row.refresh_from_db()
    assert (row.live, row.sequence) == (False, 1)
    assert not row.takes_registrations


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ({"capacity": 40}, 0),
        ({"title": "Other words"}, 0),
        ({"place": "Cluj"}, 1),
        ({"online": True}, 1),
        ({"zone": "Europe/Paris"}, 1),
    ],
)
def test_only_what_a_calendar_shows_raises_the_sequence(training: Make, said: dict[str, Any], raised: int) -> None:
    page = training()
    say(page, **said)
    assert facts_of(page).sequence == raised


def test_a_translated_page_shows_the_facts_of_the_english_one_whatever_its_own_copy_says(
    client: Client, training: Make
) -> None:
    page = training(capacity=12, targets=["police"])
    other = translate(page, capacity=99, targets=["guardian"], ends_at=timezone.now() - timedelta(days=1))
    shown = read(client, other.get_url())
    assert fact(shown, "Pentru cine") == "Polițiști"
    assert fact(shown, "Unde") == "ro: Bucharest"
    assert "12 locuri" in shown.text_content()
    assert Training.objects.count() == 1
    say(page, capacity=13)
    assert "13 locuri" in read(client, other.get_url()).text_content()


def test_where_the_words_are_not_translated_the_english_ones_are_marked(client: Client, training: Make) -> None:
    training()
    shown = read(client, "/da/training/first-hours/")
    assert shown.xpath("//h1/@lang") == ["en"]
    assert shown.xpath("//dl//span[@lang='en']/text()") == ["Bucharest"]
    assert fact(shown, "For hvem") == "Politifolk · Socialrådgivere"


def test_a_draft_shows_what_it_says_not_what_is_public(rf: Any, training: Make) -> None:
    page = training(capacity=12)
    draft = page.get_latest_revision_as_object()
    draft.targets = ["guardian"]
    answer = draft.make_preview_request()
    answer.render()
    assert fact(html.fromstring(answer.content), "For whom") == "Guardians"


def test_a_cancelled_training_says_so_and_takes_nobody(client: Client, training: Make) -> None:
    page = training()
    Training.objects.update(cancelled_at=timezone.now())
    shown = read(client, page.get_url())
    assert "This training is cancelled" in shown.text_content()
    assert not shown.xpath("//form[@method='post']")
    assert not facts_of(page).takes_registrations
