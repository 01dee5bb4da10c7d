"""An impression holds approved translations of the edition's very text; what has none stands in the source, marked."""

import pytest

from manual.models import FrozenSection, Impression
from manual.sample.editions import second_person
from manual.sample.ids import page_key
from manual.services.add_impression import add_impression

STALE, CURRENT = "notify", "first-contact"


@pytest.fixture
def romanian(sample_content: None) -> Impression:
    return Impression.objects.get(edition__number="2", language="ro")


def test_an_approved_translation_is_frozen_and_a_stale_one_is_not(romanian: Impression) -> None:
    sections = {row.page_key: row for row in FrozenSection.objects.filter(impression=romanian)}
    assert sections[page_key(CURRENT)].text_language == "ro"
    assert sections[page_key(STALE)].text_language == "en"
    english = {
        row.page_key: row
        for row in FrozenSection.objects.filter(impression__edition__number="2", impression__language="en")
    }
    assert set(sections) == set(english)
    assert all(row.number == english[key].number for key, row in sections.items())
    assert all(row.source_sha256 == english[key].source_sha256 for key, row in sections.items())


def test_nothing_new_makes_no_second_impression(romanian: Impression) -> None:
    assert add_impression(edition=romanian.edition, language="ro", by=second_person()) is None
