"""Submitting a chapter for translation against wagtail-localize's own submission of the same pages."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.operations import translate_object, translate_page_subtree

from hub.models import User
from manual.models import ChapterPage, ManualPage, SectionPage
from tests.bench.measure import Row
from tests.manual import tree
from translation.services.submit import submit_tree

GOAL = 3
ROUNDS = 3


def bench_submitting(sections: int) -> Iterator[Row]:
    """A chapter of so many sections with the sample's text, into every other language; each submission is undone."""
    chapter = _chapter(sections)
    locales = list(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE))
    editor = User.objects.get(email="editor@example.org")

    def ours() -> None:
        submit_tree(page=chapter, languages=[locale.language_code for locale in locales], by=editor)

    def stock() -> None:
        translate_object(chapter, locales, user=editor)
        translate_page_subtree(chapter.pk, locales, None, editor)

    asked = [_queries(ours), _queries(stock)]
    pairs = [(_seconds(ours), _seconds(stock)) for _round in range(ROUNDS)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = theirs / mine
    pages = (sections + 1) * len(locales)
    per_page = " against ".join(f"{1000 * spent / pages:.1f} ms" for spent in (mine, theirs))
    queries = " against ".join(f"{count / pages:.0f}" for count in asked)
    detail = f"{sections} sections x {len(locales)} languages, {per_page} CPU and {queries} queries for each page"
    yield Row("submitting", "stock wagtail-localize, in CPU seconds", ratio, f">= {GOAL}", ratio >= GOAL, "", detail)


def _chapter(sections: int) -> ChapterPage:
    root = ManualPage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    bodies = [list(one.body.get_prep_value()) for one in SectionPage.objects.filter(locale=root.locale, live=True)[:20]]
    chapter = tree.chapter(root, f"Submitted {uuid4().hex[:6]}")
    for number in range(sections):
        body = [{**block, "id": str(uuid4())} for block in bodies[number % len(bodies)]]
        tree.section(chapter, f"Section {number}", body)
    chapter.refresh_from_db()
    return chapter


def _seconds(submit: Callable[[], None]) -> float:
    gc.collect()
    start = time.process_time()
    _undone(submit)
    return time.process_time() - start


def _queries(submit: Callable[[], None]) -> int:
    with CaptureQueriesContext(connection) as captured:
        _undone(submit)
    return len(captured)


def _undone(submit: Callable[[], None]) -> None:
    with transaction.atomic():
        submit()
        transaction.set_rollback(True)
