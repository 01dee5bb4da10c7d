"""A word of the glossary that is saved is found in the text by the worker: at its bell, or else by the beat."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import HomePage
from hub.models import GlossaryConcept, GlossaryTerm
from manual.models import ChangedWords, ManualPage, TermUse
from manual.tasks import index_changed_words, index_waiting_words
from tests.manual import tree
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

NEW_WORD = """
from django.utils import timezone
from hub.models import GlossaryConcept, GlossaryTerm
concept = GlossaryConcept.objects.create(key="lighthouse")
GlossaryTerm.objects.create(concept=concept, language="en", term="lighthouse", approved_at=timezone.now())
"""


@pytest.mark.django_db
def test_a_saved_word_is_looked_for_by_the_worker_and_not_by_whoever_saves_it(root: ManualPage) -> None:
    concept = GlossaryConcept.objects.create(key="new")
    chapter = tree.chapter(root, "First hours")
    few = _queries_of_saving(concept, "word")
    for place in range(3):
        tree.section(chapter, f"More {place}", [tree.paragraph("Open it and open that.")])
    assert _queries_of_saving(concept, "open") == few <= 8
    assert not TermUse.objects.filter(concept=concept).exists()
    index_waiting_words()
    assert TermUse.objects.filter(concept=concept).count() == 3
    assert not ChangedWords.objects.exists()
    GlossaryTerm.objects.get(concept=concept).delete()
    (row,) = ChangedWords.objects.all()
    index_changed_words(row.pk)
    assert not TermUse.objects.filter(concept=concept).exists()
    index_changed_words(row.pk)


def _queries_of_saving(concept: GlossaryConcept, word: str) -> int:
    row, _made = GlossaryTerm.objects.get_or_create(concept=concept, language="en", defaults={"term": "x"})
    row.term, row.approved_at = word, timezone.now()
    with CaptureQueriesContext(connection) as queries:
        row.save()
    return len(queries)


@pytest.mark.xdist_group("journey-words")
def test_the_bell_of_a_saved_word_is_heard(hub_processes: Rig) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    page = tree.section(tree.chapter(tree.plant(home), "First"), "Second", [tree.paragraph("The lighthouse keeper")])
    hub_processes.manage("shell", "-c", NEW_WORD)
    found = TermUse.objects.filter(concept__key="lighthouse", page_key=page.translation_key)
    wait_until(found.exists, "the use of a new word")
    wait_until(lambda: not ChangedWords.objects.exists(), "the end of the look through the language")
