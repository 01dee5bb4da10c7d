"""Two spellings of one word find each other, at the same places of the text."""

import unicodedata

import pytest

from search.languages.spellings import respelled
from search.languages.words import folded_words
from search.models import SearchEntry
from tests.search.test_find import KEY, ask, entry, write

pytestmark = pytest.mark.django_db

PAIRS = [
    ("da", "børn på båd", "boern paa baad"),
    ("da", "ældre kvæstelser", "aeldre kvaestelser"),
    ("da", "Århus", "aarhus"),
    ("de", "Mädchen für Köln", "Maedchen fuer Koeln"),
    ("de", "Straße müssen", "Strasse muessen"),
    ("de", "Flüchtlinge", "FLUECHTLINGE"),
    ("sv", "få böter", "faa boeter"),
    ("ro", "ţigări şi fraţi", "țigări și frați"),
    ("ro", "întâi", "intai"),
    ("fr", "œuvre protégée", "oeuvre protegee"),
]


@pytest.mark.parametrize(("language", "one", "other"), PAIRS)
def test_two_spellings_find_each_other(language: str, one: str, other: str) -> None:
    for text, question in ((one, other), (other, one), (unicodedata.normalize("NFD", one), other)):
        write(entry(language, "T", text))
        assert ask(question, language).count == 1


def test_both_spellings_stand_at_the_same_place() -> None:
    write(entry("da", "T", "små børn græder ofte"))
    assert ask('"boern graeder"', "da").count == 1
    assert ask('"børn græder"', "da").count == 1
    assert ask('"børn ofte"', "da").count == 0
    assert ask('"boern ofte"', "da").count == 0


@pytest.mark.parametrize("text", ["neue Frauen", "Quelle", "treue Bauern"])
def test_what_is_no_umlaut_is_left_alone(text: str) -> None:
    assert respelled(text, "de") in (text, text.lower())


def test_an_endless_text_is_cut_before_it_is_too_long_for_a_vector() -> None:
    write(entry("da", "å" * 5000, "børn " * 200_000 + " ".join(f"ord{number}" for number in range(200_000))))
    assert SearchEntry.objects.get(page_key=KEY).vector


def test_words_are_of_letters_and_folded() -> None:
    assert folded_words("Børn, 2011/36/EU: l'enfant Straße a", "x" * 99) == ["born", "enfant", "eu", "strasse"]


def test_a_text_of_other_words_is_to_be_learned_again() -> None:
    write(entry("en", "Lanterns", "at the harbour"))
    SearchEntry.objects.update(learned=True)
    write(entry("en", "Lanterns", "at the harbour, the harbour"))
    assert SearchEntry.objects.get().learned
    write(entry("en", "Lanterns", "at the pier"))
    assert not SearchEntry.objects.get().learned
