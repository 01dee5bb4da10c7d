"""Regular and irregular forms of one word meet, by their stem or by their lemma, in six languages."""

import pytest
from django.db import connection

from search.languages import configuration
from search.queries.lexicon import forms_of
from search.services.learn import learn_words
from tests.search.test_find import entry, write

pytestmark = pytest.mark.django_db

PAIRS = {
    "ro": "copil/copii copil/copiilor copii/copilului victime/victimei victimă/victimelor minor/minorilor "
    "tutore/tutorelui traficant/traficanților anchetă/anchetei poliție/polițiști drept/drepturilor",
    "nl": "kind/kinderen slachtoffer/slachtoffers minderjarige/minderjarigen voogd/voogden lid/leden "
    "verhoor/verhoren getuige/getuigen stad/steden meisje/meisjes",
    "da": "barn/børn barnets/børnene offer/ofre offer/ofrene værge/værgen vidne/vidner afhøring/afhøringer mand/mænd "
    "boern/barnet",
    "de": "Kind/Kinder Opfer/Opfern Behörde/Behörden Vormund/Vormünder Zeuge/Zeugen Minderjährige/Minderjähriger "
    "Haus/Häuser Maedchen/Mädchens",
    "fr": "étranger/étrangers mineur/mineures tuteur/tutrice travail/travaux œil/yeux victime/victimes",
    "en": "child/children woman/women trafficker/traffickers wife/wives trafficked/trafficking",
}
CASES = [(language, *pair.split("/")) for language, pairs in PAIRS.items() for pair in pairs.split()]
APART = {("ro", "poliție", "polițiști")}  # two words; the question `poliție` finds its own forms


def stems(words: set[str], language: str) -> set[str]:
    with connection.cursor() as cursor:
        vector = "SELECT tsvector_to_array(to_tsvector(%s::regconfig, %s))"
        cursor.execute(vector, [configuration(language), " ".join(words)])
        return set(cursor.fetchone()[0])


@pytest.mark.parametrize("language", PAIRS)
def test_forms_of_one_word_meet(language: str) -> None:
    cases = [case for case in CASES if case[0] == language]
    write(entry(language, "T", ". ".join(f"{one} {other}" for _language, one, other in cases)))
    learn_words()
    missed = set()
    for case in cases:
        for text, question in (case[1:], case[:0:-1]):
            forms = forms_of([question], language).get(question, set())
            if not stems({question, *forms}, language) & stems({text}, language):
                missed.add(case)
    assert missed == {case for case in APART if case[0] == language}


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("ro", "copil", "copiilor"),
        ("ro", "victimă", "victimelor"),
        ("nl", "kind", "kinderen"),
        ("nl", "stad", "steden"),
        ("da", "barn", "boernene"),
        ("da", "offer", "ofrenes"),
        ("de", "Vormund", "vormuendern"),
        ("cs", "dítě", "děti"),
        ("hr", "žrtva", "žrtvama"),
        ("bg", "дете", "децата"),
    ],
)
def test_a_form_that_the_site_does_not_hold_finds_the_word(language: str, text: str, question: str) -> None:
    write(entry(language, "T", text))
    learn_words()
    forms = forms_of([question], language).get(question, set())
    assert stems({text}, language) <= stems(forms, language)
