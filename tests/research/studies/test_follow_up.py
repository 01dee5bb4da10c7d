"""What came of a training: what published tables tell on four levels, and what is not known, said plainly."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.models import AccessRule
from hub.people.reader import PUBLIC
from research.evidence.tables import Tables
from research.models import Place, Registration, Study, StudyPage, Training, TrainingPage, Wave
from research.queries.follow_up import FollowUp, follow_up
from research.questionnaire import Level
from research.services.study.plan_round import plan_round
from research.services.study.release import release_due
from research.services.study.rounds import close_round, open_round
from research.services.study.shuffle import shuffle
from tests.research.conftest import Make
from tests.research.studies.making import answer, answers, questionnaire_of, study

pytestmark = pytest.mark.django_db
ADDRESS = "/en/training/first-hours/follow-up/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


@pytest.fixture
def page(training: Make) -> TrainingPage:
    """A training that is over."""
    return training(days=-3)


def attend(page: TrainingPage, many: int) -> None:
    row = Training.objects.get(page_key=page.translation_key)
    Registration.objects.bulk_create(
        Registration(
            training=row,
            address_hash=bytes([number] * 32),
            state=Place.SEATED,
            confirmed_at=row.starts_at,
            seated_at=row.starts_at,
            attended=True,
        )
        for number in range(many)
    )


def planned(mine: Study, page: TrainingPage, when: str) -> Wave:
    key = questionnaire_of(mine).translation_key
    closes = timezone.now() + timedelta(days=7)
    return plan_round(study=mine, questionnaire=key, when=when, training=page.translation_key, closes_at=closes)


def held(mine: Study, page: TrainingPage, when: str, numbers: range, better: float = 0.0) -> Wave:
    one = planned(mine, page, when)
    open_round(wave=one)
    one.refresh_from_db()
    for number in numbers:
        answer(one, number, said=answers(number, better=better))
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    return one


def found(page: TrainingPage) -> FollowUp:
    return follow_up(page.translation_key, language="en", reader=PUBLIC)


def level(page: TrainingPage, name: Level) -> Any:
    return next(one for one in found(page).levels if one.level == name)


def test_where_nobody_was_asked_the_page_says_so(client: Client, page: TrainingPage) -> None:
    own = client.get(page.get_url()).text
    assert ADDRESS in own and "What came of it" in own
    said = client.get(ADDRESS).text
    assert "Nobody was asked" in said and "They cannot show what one" in said
    assert said.count("Nobody was asked about this.") == 4


def test_pairs_tell_of_learning_and_those_who_were_there_are_counted(client: Client, page: TrainingPage) -> None:
    mine = study()
    attend(page, 60)
    held(mine, page, Wave.When.BEFORE, range(45))
    held(mine, page, Wave.When.AFTER, range(45), better=0.8)
    planned(mine, page, Wave.When.LATER)
    learning = level(page, Level.LEARNING)
    assert [one.question.name for one in learning.known] == ["guardian"]
    assert "Nobody has been asked half a year later." in learning.unknown
    assert "There was no comparison group, so this does not show that the training caused a change." in learning.unknown
    assert level(page, Level.BEHAVIOUR).unknown == ["Nobody was asked about this."]
    choices = [label for _key, label in Tables().choices()]
    assert any("How many were at the training" in label for label in choices)
    assert any("The same people twice: When is a guardian" in label for label in choices)
    said = client.get(ADDRESS).text
    assert "Before the training: 45 answered, of 60 who were at the training (75 %)" in said
    assert "What officers know" in said


def test_a_round_that_runs_and_one_of_too_few_say_nothing(page: TrainingPage) -> None:
    mine = study()
    open_round(wave=planned(mine, page, Wave.When.BEFORE))
    assert "Before the training: nothing is published of this round yet." in level(page, Level.LEARNING).unknown
    close_round(wave=Wave.objects.get())
    assert release_due() == 1
    after = held(mine, page, Wave.When.AFTER, range(3))
    learning = level(page, Level.LEARNING)
    assert learning.known == [] and learning.curves == []
    assert "After the training: fewer than 5 people answered, so nothing is said." in learning.unknown
    assert after.study == mine


def test_no_number_near_to_how_many_were_there_is_said(client: Client, page: TrainingPage) -> None:
    mine = study()
    attend(page, 30)
    held(mine, page, Wave.When.AFTER, range(28))
    said = client.get(ADDRESS).text
    assert "After the training: 28 answered" in said
    assert "30" not in said.split("<main", 1)[1].split("</main", 1)[0]


def test_a_study_for_practitioners_follows_no_training_in_public(client: Client, page: TrainingPage) -> None:
    mine = study()
    held(mine, page, Wave.When.AFTER, range(30))
    AccessRule.objects.create(page_key=mine.page_key)
    assert "What officers know" not in client.get(f"{ADDRESS}?again").text
    assert found(page).responses == []
    AccessRule.objects.create(page_key=page.translation_key)
    assert client.get(f"{ADDRESS}?once-more").status_code == 404


def test_the_page_asks_the_same_however_many_studies_there_are(client: Client, page: TrainingPage) -> None:
    counts = []
    for turn in range(2):
        mine = study()
        held(mine, page, Wave.When.AFTER, range(20))
        client.get(f"{ADDRESS}?warm{turn}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{ADDRESS}?{turn}")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16
    assert StudyPage.objects.count() == 2


def test_a_second_study_says_the_same_number_of_those_who_were_there(page: TrainingPage) -> None:
    attend(page, 60)
    first, second = study(), study()
    held(first, page, Wave.When.AFTER, range(40))
    Registration.objects.filter(training__page_key=page.translation_key).update(attended=None)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        attend_again = Training.objects.get().registrations.all()[:50]
        Registration.objects.filter(pk__in=attend_again.values("pk")).update(attended=True)
        held(second, page, Wave.When.AFTER, range(41))
    rows = [*first.tables.filter(content__is="attended"), *second.tables.filter(content__is="attended")]
    assert [row.content["attended"] for row in rows] == [60, 60]
