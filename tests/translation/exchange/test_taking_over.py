"""Large imports are left to a worker, survive what kills it, cost the same for any number of texts, and go in time."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import NewsPage
from tests.translation.conftest import publish_now, submit
from tests.translation.exchange.making import export, fill_xliff, stage, translated
from translation import tasks
from translation.models import ImportBatch, ImportRow, PageTranslation
from translation.queries.texts import segments_of
from translation.services import apply_import, choose_import
from translation.services.choose_import import take_over
from translation.services.purge_imports import purge_imports

pytestmark = pytest.mark.django_db


def grown(page: NewsPage, by: Any, letters: str) -> PageTranslation:
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    draft.body = [
        {"type": "heading", "id": f"20000000-0000-0000-0000-{number:012}", "value": f"Heading {letter}"}
        for number, letter in enumerate(letters)
    ]
    publish_now(draft.save_revision(user=by), by)
    return submit(page, by)


@pytest.fixture
def batch(news: NewsPage, editor: Any, translator: Any) -> ImportBatch:
    row = grown(news, editor, "abc")
    return stage(fill_xliff(export(row), translated), translator)


def work() -> PageTranslation:
    return PageTranslation.objects.get()


def test_many_texts_are_left_to_a_worker(batch: ImportBatch, translator: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(choose_import, "AT_ONCE", 3)
    rung: list[int] = []
    monkeypatch.setattr(choose_import, "ring", lambda task, pk: rung.append(pk))
    take_over(batch=batch, by=translator, only_new=False)
    batch.refresh_from_db()
    assert (batch.state, rung) == ("applying", [batch.pk])
    assert not any(segment.target for segment in segments_of(work()))
    tasks.take_over_import(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "applied"
    assert all(segment.target for segment in segments_of(work()))
    tasks.take_over_import(batch.pk)


def test_what_nobody_works_on_is_resumed_and_given_up_after_three_tries(batch: ImportBatch, monkeypatch: Any) -> None:
    ImportBatch.objects.update(state="applying")
    apply_import.resume()
    assert ImportRow.objects.waiting().exists()
    ImportBatch.objects.update(touched_at=timezone.now() - timedelta(minutes=5))
    apply_import.resume()
    batch.refresh_from_db()
    assert batch.state == "applied"
    ImportRow.objects.update(outcome="")
    ImportBatch.objects.update(state="applying", tries=3, touched_at=timezone.now() - timedelta(minutes=5))
    apply_import.resume()
    batch.refresh_from_db()
    assert batch.state == "failed"


def test_more_texts_cost_no_more_queries(news: NewsPage, editor: Any, translator: Any) -> None:
    counted = []
    for letters in ("abc", "defghijklmnopqrstuvwxyz"):
        row = grown(news, editor, letters)
        data = fill_xliff(export(row), translated)
        with CaptureQueriesContext(connection) as queries:
            batch = stage(data, translator)
            take_over(batch=batch, by=translator, only_new=False)
        counted.append(len(queries))
        assert batch.rows.filter(outcome="saved").count() >= len(letters)
    assert counted[1] <= counted[0]


def test_imports_are_forgotten_after_thirty_days(batch: ImportBatch) -> None:
    assert purge_imports() == 0
    ImportBatch.objects.update(at=timezone.now() - timedelta(days=31))
    assert purge_imports() > 1
    assert not ImportRow.objects.exists()
