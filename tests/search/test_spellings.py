"""Two spellings of one word find each other, at the same places of the text."""

import unicodedata

import pytest

from search.languages.folding import fold
from search.languages.spellings import in_one_spelling, respelled
from search.languages.words import folded_words
from search.models import BestBet, SearchEntry, Synonyms
from search.services.rewrites import rebuild_rewrites
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
    assert respelled(text, "de") == in_one_spelling(text, "de") == text


@pytest.mark.parametrize(
    ("language", "one", "other"), [*PAIRS, ("da", "Nørregaard", "noerregaard"), ("nb", "på sjøen", "PAA SJOEEN")]
)
def test_a_question_is_read_in_one_spelling(language: str, one: str, other: str) -> None:
    read = {fold(in_one_spelling(text, language)) for text in (one, other, one.upper())}
    assert len(read) == 1


def test_a_word_with_a_letter_and_a_pair_is_found_in_every_spelling() -> None:
    write(entry("da", "T", "Nørregaard"))
    assert all(ask(word, "da").count == 1 for word in ("nørregaard", "noerregaard", "noerregård", "Nørregård"))


@pytest.mark.parametrize(
    ("language", "one", "other"), [("da", "værge børn", "vaerge boern"), ("de", "Mädchen", "maedchen")]
)
def test_what_editors_say_of_a_word_holds_for_it_in_either_spelling(language: str, one: str, other: str) -> None:
    write(entry(language, "T", "kontorist", url=f"/{language}/help/"))
    for said in (one, other):
        Synonyms.objects.create(language=language, words=f"{said}\nkontorist")
        BestBet.objects.create(language=language, words=said, address=f"/{language}/help/", title="Help")
        rebuild_rewrites(language=language)
        for typed in (one, other, one.upper()):
            assert ask(typed, language).count == len(ask(typed, language).best) == 1
        Synonyms.objects.all().delete()
        BestBet.objects.all().delete()


def test_an_endless_text_is_cut_before_it_is_too_long_for_a_vector() -> None:
    write(entry("da", "å" * 5000, "børn " * 200_000 + " ".join(f"ord{number}" for number in range(200_000))))
    assert SearchEntry.objects.get(page_key=KEY).vector


def test_words_are_of_letters_and_folded() -> None:
    assert folded_words("Børn, 2011/36/EU: l'enfant Straße a", "x" * 99) == ["born", "enfant", "eu", "strasse"]


def test_parts_of_an_address_are_no_words_of_the_site() -> None:
    assert folded_words("Write to editors@hub.example.org, see https://example.org/law or www.example.org.") == [
        *("or", "see", "to", "write")
    ]


def test_a_text_of_other_words_is_to_be_learned_again() -> None:
    write(entry("en", "Lanterns", "at the harbour"))
    SearchEntry.objects.update(learned=True)
    write(entry("en", "Lanterns", "at the harbour, the harbour"))
    assert SearchEntry.objects.get().learned
    write(entry("en", "Lanterns", "at the pier"))
    assert not SearchEntry.objects.get().learned
