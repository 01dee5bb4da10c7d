"""The index is written again while people search: nobody ever finds less."""

from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone

from hub.models import GlossaryConcept, GlossaryTerm
from search.models import SearchEntry
from search.services import index_rows
from search.services.write import WRITING
from tests.search.test_find import ask

pytestmark = pytest.mark.django_db(transaction=True)
TERMS = 40


def test_nobody_finds_less_while_all_entries_are_written_again() -> None:
    now = timezone.now()
    for number in range(TERMS):
        concept = GlossaryConcept.objects.create(key=f"lantern-{number}")
        GlossaryTerm.objects.create(
            concept=concept, language="nl", term=f"lantaarn {number}", definition="Een lamp.", approved_at=now
        )
    index_rows.reconcile_rows()
    SearchEntry.objects.update(server_version=f"150000/{WRITING}")
    over = Event()
    written: list[tuple[int, int]] = []

    def rebuild() -> None:
        try:
            written.append(index_rows.reconcile_rows())
        finally:
            connection.close()
            over.set()

    thread = Thread(target=rebuild)
    thread.start()
    counts = [ask("lantaarn", "nl").count]
    while not over.is_set():
        counts.append(ask("lantaarn", "nl").count)
    thread.join()
    counts.append(ask("lantaarn", "nl").count)
    assert set(counts) == {TERMS}
    assert written == [(TERMS, 0)]
    assert not SearchEntry.objects.filter(server_version__startswith="150000").exists()
