"""Evidence is chosen from what the Hub has, and read by whoever may read its source."""

import pytest

from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from research import evidence
from research.models import ReleasedTable, Study, StudyPage
from research.services.study import release, rounds, shuffle
from tests.research.conftest import Make, translate
from tests.research.studies import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(db: None) -> str:
    """The key of the table of one question of a published round."""
    study = making.study()
    wave = making.wave(study)
    for number in range(40):
        making.answer(wave, number)
    shuffle.shuffle()
    rounds.close_round(wave=wave)
    release.release(wave=wave)
    assert ReleasedTable.objects.filter(study=study, name="before:sure").exists()
    return f"table:{study.page_key}:before:sure"


def resolve(key: str, language: str = "en", reader: Reader = PUBLIC) -> evidence.Source | None:
    return evidence.resolve([key, "table:unknown", "other:1"], language=language, reader=reader).get(key)


def test_a_published_table_says_which_it_is_and_where_it_stands(table: str) -> None:
    assert table in dict(evidence.choices())
    assert not [key for key, _words in evidence.choices() if key.endswith(":profession") and ":sure:" in key]
    found = resolve(table)
    assert found is not None
    slug = StudyPage.objects.get().slug
    assert (found.title, found.url) == ("What officers know", f"/en/research/{slug}/results/#before")
    assert found.note == "Before the training: How sure are you of the next step?"


def test_a_table_of_a_closed_or_withdrawn_study_is_not_told(table: str) -> None:
    key = StudyPage.objects.get().translation_key
    AccessRule.objects.create(page_key=key)
    assert resolve(table) is None
    assert resolve(table, reader=Reader(practitioner=True)) is not None
    AccessRule.objects.all().delete()
    Study.objects.update(live=False)
    assert resolve(table) is None and table not in dict(evidence.choices())


def test_a_training_is_named_in_the_readers_language(training: Make) -> None:
    page = training("First hours")
    key = f"training:{page.translation_key}"
    assert key in dict(evidence.choices())
    translate(page)
    found = resolve(key, "ro")
    assert found is not None and (found.title, found.language) == ("ro: First hours", "ro")
    assert found.url == "/ro/training/first-hours/"
