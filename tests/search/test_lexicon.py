"""The lexicon: which forms belong together, and which words everybody may see."""

from uuid import uuid4

import pytest

from hub.models import AccessRule
from search.models import EntryKind, LexiconWord, SearchEntry
from search.queries.lexicon import forms_of

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
