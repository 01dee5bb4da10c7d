"""Publishing, restricting, moving, expiring, taking down in any order, with no worker and no broker.

What becomes closed is gone from entries and from the public words of the lexicon in the same transaction; what becomes
open is there after a comparison.
"""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as configured
from hypothesis.stateful import rule, run_state_machine_as_test
from wagtail.models import Page

from home.models import HomePage
from hub.models import GlossaryConcept, GlossaryTerm, Theme
from hub.people.reader import PUBLIC
from hub.publishing.access import visible_rows
from hub.publishing.services.publish_due import publish_due
from search.models import EntryKind, LexiconWord, SearchEntry
from search.queries import known_words
from search.queries.nearby import did_you_mean
from search.request import SearchRequest
from search.services import index, index_rows
from search.services.learn import learn_words, recount_words
from tests.manual import sinks, tree
from tests.manual.beliefs import WORD, Known
from tests.manual.test_leak_machine import DEEP, PHASES, PLACE, Publishing

pytestmark = [pytest.mark.django_db, pytest.mark.deep]
LENGTH = {"max_examples": 100, "stateful_step_count": 50} if DEEP else {"max_examples": 8, "stateful_step_count": 20}
LEARN_AFTER = 1 if DEEP else 8  # acts


class Indexing(Publishing):
    @rule(which=PLACE)
    def expire(self, which: int) -> None:
        known = self.beliefs.pick(which)
        if "en" not in known.live:
            return
        Page.objects.filter(pk=known.pk).update(expire_at=timezone.now())
        publish_due()
        Page.objects.filter(pk=known.pk).update(expire_at=None, expired=False)
        known.live = set()
        self.acted()

    def acted(self) -> None:
        self.turn += 1
        self.beliefs.learn()
        self.nothing_closed_is_found()
        index.reconcile()
        index_rows.reconcile_rows()
        if self.turn % LEARN_AFTER == 0:
            self.lexicon_follows()
        self.nothing_closed_is_found()
        self.everything_open_is_found()

    def look(self, chosen: list[sinks.Sink]) -> None:
        self.lexicon_follows()

    def nothing_closed_is_found(self) -> None:
        closed = set(self.beliefs.closed())
        assert not self.shown() & closed
        gone = {text for known in self.beliefs.sections.values() if not known.live for text in self.texts(known)}
        assert not self.shown(but=EntryKind.EDITION) & gone
        public = LexiconWord.objects.filter(word__in=closed | (self.said() - self.shown()), public=True)
        assert not public.exists()

    def everything_open_is_found(self) -> None:
        assert set(self.beliefs.open()) <= self.shown()
        assert self.shown(but=EntryKind.EDITION) <= self.beliefs.current()
        assert not index.missing_pages().exists()
        assert not index.leftover_entries().exists()
        assert index_rows.row_differences() == ([], [])

    def lexicon_follows(self) -> None:
        learn_words()
        recount_words()
        words = set(LexiconWord.objects.filter(word__startswith="zq", public=True).values_list("word", flat=True))
        assert words == self.shown()
        self.nothing_closed_is_proposed(self.said() - words)

    def nothing_closed_is_proposed(self, hidden: set[str]) -> None:
        """Neither to whoever nearly typed it, nor on the page of an address where nothing is."""
        for language in sinks.LANGUAGES:
            assert not known_words.known(sorted(hidden), language)
            for text in sorted(hidden)[-2:]:
                meant = did_you_mean(SearchRequest.parse(QueryDict(f"q={text}x"), language=language), PUBLIC)
                assert meant not in hidden

    def shown(self, but: str = "") -> set[str]:
        """Words in what the public may find, of all kinds but one."""
        entries = SearchEntry.objects.exclude(kind=but)
        entries = visible_rows(entries, PUBLIC, page_key="page_key", block_id="block_id")
        texts = entries.values_list("title", "summary", "headings", "body")
        return {word for row in texts for text in row for word in WORD.findall(text)}

    def texts(self, known: Known) -> set[str]:
        """All that a section said and says."""
        return {*known.titles.values(), *(text for said in known.body for text in said.words.values())}

    def said(self) -> set[str]:
        return set(self.beliefs.words_of)


def test_the_index_shows_nothing_closed_in_any_order_of_acts(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    concept = GlossaryConcept.objects.create(key=sinks.TERM)
    GlossaryTerm.objects.create(concept=concept, language="en", term="grooming", approved_at=timezone.now())
    Theme.objects.create(slug=sinks.THEME, name="Lanterns")
    Indexing.root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    run_state_machine_as_test(
        Indexing,
        settings=configured(
            **LENGTH, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
