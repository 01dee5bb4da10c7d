"""The lexicon: which forms belong together, and which words everybody may see."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

import pytest

from hub.models import AccessRule
from search.lemmas import BOUNDS, WORKER
from search.models import EntryKind, LexiconWord, SearchEntry
from search.queries.lexicon import forms_of
from search.services import learn
from search.services.learn import learn_words, lexicon_drift, recount_words
from tests.search.test_find import entry, write

pytestmark = pytest.mark.django_db


def word(form: str, lemma: str, entries: int = 1) -> None:
    LexiconWord.objects.create(language="da", word=form, lemma=lemma, entries=entries)


def test_a_word_finds_all_forms_of_its_lemma_that_the_site_holds() -> None:
    word("barn", "barn")
    word("born", "barn")
    word("bornene", "barn", entries=0)
    word("gade", "gade")
    assert forms_of(["Børnene", "gade", "kørekort"], "da") == {"Børnene": {"barn", "born"}, "gade": {"gade"}}


def test_forms_cost_one_query(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        forms_of(["et", "to", "tre"], "da")


def test_a_word_is_public_while_an_entry_that_everybody_may_read_holds_it() -> None:
    word("lygte", "lygte")
    key = uuid4()
    SearchEntry.objects.create(
        key="x", language="da", kind=EntryKind.NEWS, page_key=key, block_id="b", url="/", words=["lygte"]
    )
    assert LexiconWord.objects.get(public=True).word == "lygte"
    rule = AccessRule.objects.create(page_key=key, block_id="b")
    assert not LexiconWord.objects.filter(public=True).exists()
    rule.delete()
    SearchEntry.objects.all().delete()
    assert not LexiconWord.objects.filter(public=True).exists()


def test_words_are_learned_counted_and_forgotten() -> None:
    write(entry("da", "Lygter", "børn og lygter"), entry("da", "Lygter", "ved havnen", page_key=uuid4()))
    assert learn_words() == 2
    assert learn_words() == 0
    held = dict(LexiconWord.objects.filter(language="da", public=True).values_list("word", "entries"))
    assert held == {"lygter": 2, "born": 1, "og": 1, "ved": 1, "havnen": 1}
    assert forms_of(["børnenes"], "da") == {"børnenes": {"born"}}
    write(entry("da", "Lygter", "ved havnen"))
    assert not LexiconWord.objects.filter(word="born", public=True).exists()
    learn_words()
    assert recount_words() > 0
    assert not LexiconWord.objects.filter(word__in=["born", "barn", "boernenes"]).exists()
    assert LexiconWord.objects.get(word="havnen").entries == 2
    assert recount_words() == 0


def test_a_word_that_the_lexicon_lost_is_learned_again() -> None:
    write(entry("da", "Lygter", "ved havnen"))
    learn_words()
    LexiconWord.objects.filter(word="havnen").delete()
    assert recount_words() > 0
    assert learn_words() == 1
    assert LexiconWord.objects.get(word="havnen").public


def test_a_text_that_is_written_again_meanwhile_stays_to_be_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    write(entry("da", "Lygter", "ved havnen"))
    looked_up = learn.lemmas_of

    def slow(words: Iterable[str], language: str) -> dict[str, tuple[str, list[str]]]:
        found = looked_up(words, language)
        if not SearchEntry.objects.filter(body="ved kajen").exists():
            write(entry("da", "Lygter", "ved kajen"))
        return found

    monkeypatch.setattr(learn, "lemmas_of", slow)
    learn_words()
    assert SearchEntry.objects.filter(learned=False).count() == 1
    learn_words()
    assert LexiconWord.objects.get(word="kajen").public


def test_without_the_process_a_word_is_its_own_lemma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.lemmas.BOUNDS", replace(BOUNDS, megabytes=60))
    write(entry("da", "Lygter", "børn"))
    assert learn_words() == 1
    assert LexiconWord.objects.get(word="born").lemma == "born"


def test_the_process_of_a_language_is_bounded() -> None:
    command = [sys.executable, "-m", WORKER, "de"]
    watched = "import resource,subprocess,sys; subprocess.run(sys.argv[1:], input=b'[\"Kinder\"]', check=True)"
    watched += "; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", watched, *command], capture_output=True, check=True)
    answer, used = done.stdout.decode().rsplit("]", 1)
    assert "kind" in answer
    assert int(used) < 300 * 1024


def test_the_check_counts_words_that_are_out_of_date_and_mends_none() -> None:
    write(entry("da", "Lygte", "Ved havnen."))
    LexiconWord.objects.all().delete()
    learn_words()
    assert lexicon_drift() == 0
    LexiconWord.objects.filter(word="lygte").update(entries=7)
    word("glemt", "glemt")
    assert lexicon_drift() == 3  # counted wrong, twice, and held by nothing
    assert LexiconWord.objects.get(word="lygte").entries == 7
    assert LexiconWord.objects.filter(word="glemt").exists()
    recount_words()
    assert lexicon_drift() == 0
    SearchEntry.objects.update(learned=False)
    assert lexicon_drift() == 1
    LexiconWord.objects.filter(word="havnen").delete()
    assert lexicon_drift() > 1
