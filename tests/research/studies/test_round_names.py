"""A study that follows several trainings says beside which each round stands, in the reader's language."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.models import AccessRule
from research.models import StudyPage, TrainingPage, Wave
from research.queries.results import released as released_of
from research.queries.results import rounds_of
from research.services.study.release import release_due
from research.services.study.rounds import close_round, open_round
from research.services.study.shuffle import shuffle
from tests.factories import people
from tests.research.conftest import Make, translate
from tests.research.studies.making import answer, questionnaire_of, study

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def beside(mine, page: TrainingPage, when: str) -> Wave:  # type: ignore[no-untyped-def]
    one = Wave.objects.create(
        study=mine,
        questionnaire=questionnaire_of(mine).translation_key,
        when=when,
        training=page.translation_key,
        closes_at=timezone.now() + timedelta(days=7),
    )
    open_round(wave=one)
    one.refresh_from_db()
    return one


def released(one: Wave, numbers: range) -> None:
    for number in numbers:
        answer(one, number)
    shuffle()
    close_round(wave=one)
    assert release_due() == 1


def test_the_answering_page_and_the_lists_name_the_training(client: Client, training: Make) -> None:
    mine = study()
    first, second = training("First hours"), training("At the border")
    translate(first, "ro")
    one, _other = beside(mine, first, Wave.When.BEFORE), beside(mine, second, Wave.When.BEFORE)
    assert "Before the training “First hours”" in client.get(f"/en/research/answer/{one.key}/").content.decode()
    assert "ro: First hours" in client.get(f"/ro/research/answer/{one.key}/").content.decode()
    page = client.get(StudyPage.objects.get(translation_key=mine.page_key).url).content.decode()
    assert "Before the training “First hours”" in page
    assert "Before the training “At the border”" in page
    board = people.logged_in(people.user("", "editor")).get(reverse("research_study", args=[mine.key]))
    assert "Before the training “At the border”" in board.content.decode()


def test_half_a_year_is_counted_from_the_training(client: Client, training: Make) -> None:
    later = beside(study(), training("First hours"), Wave.When.LATER)
    page = client.get(f"/en/research/answer/{later.key}/").content.decode()
    assert "Six months after the training “First hours”" in page


def test_tables_keep_their_training_by_round(client: Client, training: Make) -> None:
    mine = study()
    first, second = training("First hours"), training("At the border")
    for page in (first, second):
        for when in (Wave.When.BEFORE, Wave.When.AFTER):
            released(beside(mine, page, when), range(14))
    slug = StudyPage.objects.get(translation_key=mine.page_key).slug
    shown = client.get(f"/en/research/{slug}/results/").content.decode()
    for title in ("First hours", "At the border"):
        assert f"After the training “{title}”" in shown
        assert f"The same people: before the training “{title}”, and after the training “{title}”" in shown
    lines = client.get(f"/en/research/{slug}/results.csv").getvalue().decode()
    assert "Before the training “At the border”" in lines


def test_a_training_that_is_closed_to_the_reader_is_not_named(training: Make) -> None:
    mine = study()
    page = training("First hours")
    released(beside(mine, page, Wave.When.BEFORE), range(14))
    AccessRule.objects.create(page_key=page.translation_key)
    assert [one.title for one in rounds_of(released_of(mine), language="en")] == ["Before the training"]
