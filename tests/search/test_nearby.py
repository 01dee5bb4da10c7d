"""What may have been meant: near words of the site, for this reader, and never a number, a name or a guarded word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from search.models import GuardedWord, LexiconWord, SearchEntry
from search.queries.nearby import did_you_mean, distance
from tests.search.test_find import ask, asked
from tests.search.test_match import put

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


def site(title: str, language: str = "en", body: str = "") -> None:
    put(title, body or title, language)
    learn(language)


def learn(language: str) -> None:
    for words in SearchEntry.objects.filter(language=language).values_list("words", flat=True):
        for word in words:
            LexiconWord.objects.get_or_create(language=language, word=word, defaults={"lemma": word, "entries": 1})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gaurdian", "guardian"),
        ("guardiann", "guardian"),
        ("gardian", "guardian"),
        ("Guardisn", "guardian"),
        ("compnesatoin", "compensation"),
        ("appoint a gaurdian", "appoint a guardian"),
        ("GAURDIAN", "guardian"),
        ("chld", "child"),
    ],
)
def test_a_typo_is_mended_by_a_word_of_the_site(typed: str, meant: str) -> None:
    site("Appoint a guardian, compensation of a child")
    assert did_you_mean(asked(typed)) == meant
    assert ask(meant).count >= 1


@pytest.mark.parametrize(
    "typed",
    [
        *("cld", "chlt", "gaurdina", "xyzzyx", "guardian", "", "-gaurdian"),
        *("3.2.4", "2011/36/UE", "32011L0037", "guardian1"),
        *("CHLD", "Chld", "CHIDL", "the GAURDIAN", "whom", "their", "thier"),
    ],
)
def test_what_is_short_far_right_small_an_abbreviation_or_a_number_is_left_alone(typed: str) -> None:
    site("Guardian child 3.2.5 2011/36/EU 32011L0036 guardian2 whose their homs")
    assert did_you_mean(asked(typed)) is None


def test_a_proposal_is_written_with_its_accents() -> None:
    site("Victimă", "ro", "O victimă minoră.")
    assert did_you_mean(asked("vicitma", "ro")) == "victimă"


def test_a_slip_to_or_from_a_ligature_is_one_typo() -> None:
    site("Rækker", "da")
    assert did_you_mean(asked("ærkker", "da")) == "rækker"
    assert did_you_mean(asked("raekkerr", "da")) == "rækker"


def test_a_name_is_neither_mended_nor_proposed() -> None:
    site("Maria and marina")
    assert did_you_mean(asked("marai")) != "maria"
    GuardedWord.objects.create(language="ro", word="marna")
    assert did_you_mean(asked("marna")) is None


def test_a_word_of_a_restricted_text_is_proposed_to_its_readers_alone() -> None:
    site("Covertly")
    AccessRule.objects.create(page_key=SearchEntry.objects.get().page_key)
    assert did_you_mean(asked("covertyl"), PUBLIC) is None
    assert did_you_mean(asked("covertyl"), PRACTITIONER) == "covertly"


def test_a_word_that_only_another_language_holds_is_not_proposed() -> None:
    site("Guardian")
    assert did_you_mean(asked("gaurdian", "nl")) is None


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_the_distance_is_one_of_a_metric(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
