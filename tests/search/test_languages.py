"""Every language has a decision, and folding is the same in Python and on the server."""

import pytest
from django.conf import settings
from django.db import connection

from search.languages import STEMMERS, UNSTEMMED, YOUNG_STEMMERS, by_prefix, configuration, server, stop_words
from search.languages.folding import fold
from search.languages.stop_lists import FOLDED, OWN

pytestmark = pytest.mark.django_db

UNION = [
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
]
NEIGHBOURS = ["is", "mk", "nb", "nn", "no", "sq", "sr", "tr", "uk"]
LETTERS = "ăâîșțşţäöüßåøæéèêëàçôûœñíóúãõłąęśźżćńčšžřůďťňľĺŕőűģķļņūāēīėįųşığδάέήίόύώ"
STOP_AND_STEM = [
    ("en", "the victims of trafficking", "victim traffick"),
    ("ro", "victimele traficului", "victim trafic"),
    ("nl", "de slachtoffers van mensenhandel", "slachtoffer mensenhandel"),
    ("da", "ofrene på gaden", "ofr gad"),
    ("de", "die Opfer für Behörden", "opf behord"),
    ("fr", "la victime à été protégées", "victim proteg"),
    ("el", "τα θύματα", "θυμ"),
    ("es", "las víctimas también", "victim"),
    ("it", "le vittime perché", "vittim"),
    ("pt", "as vítimas também", "vitim"),
    ("sv", "offren på gatan", "offr gata"),
    ("nb", "ofrene på gata", "ofr gat"),
    ("fi", "uhrit että", "uhr"),
    ("hu", "az áldozatok", "aldozat"),
    ("lt", "aukoms", "auk"),
    ("ga", "íospartach", "iospart"),
    ("pl", "ofiary handlu ludźmi", "ofiary handlu ludzmi"),
]


def lexize(sentence: str, language: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector(%s::regconfig, %s))", [configuration(language), sentence])
        return set(cursor.fetchone()[0])


@pytest.mark.parametrize("language", sorted({*UNION, *NEIGHBOURS, *(code for code, _name in settings.LANGUAGES)}))
def test_every_language_has_a_decision(language: str) -> None:
    name = configuration(language)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cfgname FROM pg_ts_config WHERE cfgname = %s", [name])
        assert cursor.fetchone() == (name,)
    assert by_prefix(language) == (name == UNSTEMMED or language in YOUNG_STEMMERS)
    if language in UNION and language not in ("en", "nl"):
        assert stop_words(language)


@pytest.mark.parametrize(("language", "sentence", "stems"), STOP_AND_STEM)
def test_stop_words_go_first_and_accents_before_the_stemmer(language: str, sentence: str, stems: str) -> None:
    found = lexize(sentence, language) - stop_words(language)
    assert {stem[:4] for stem in found} == {stem[:4] for stem in stems.split()}


def test_every_stemmer_of_the_server_has_a_language() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dictname FROM pg_ts_dict WHERE dictnamespace = 'pg_catalog'::regnamespace")
        there = {name.removesuffix("_stem") for (name,) in cursor.fetchall() if name.endswith("_stem")}
    assert there <= set(STEMMERS.values())
    assert set(STEMMERS.values()) - there <= {STEMMERS[code] for code in YOUNG_STEMMERS}


def test_what_is_arranged_stays_and_what_a_server_could_not_do_before_is_corrected() -> None:
    assert server.arrange() == []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TEXT SEARCH CONFIGURATION hub_et ALTER MAPPING FOR word WITH unaccent, simple")
        cursor.execute("DROP TEXT SEARCH CONFIGURATION hub_lt")
    assert server.arrange() == ["hub_et", "hub_lt"]
    assert lexize("aukoms", "lt") == {"auk"}


@pytest.mark.parametrize("letter", sorted({*LETTERS, *LETTERS.upper()}))
def test_python_folds_as_the_server_does(letter: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower(unaccent(%s))", [letter.lower()])
        assert cursor.fetchone()[0] == fold(letter)


@pytest.mark.parametrize("language", sorted(OWN | FOLDED))
def test_words_left_out_of_questions_are_folded(language: str) -> None:
    assert all(fold(word) == word for word in stop_words(language))
