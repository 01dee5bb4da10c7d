"""What opens, or goes, with a chapter while somebody else is at the same chapter: neither misses the other.

The first has done its work and not committed while the second works: until it is done, or waits for the first. No two
texts share a word, so that the translation memory does not make anybody wait.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from hub.models import Publication
from hub.publishing.services.publish_due import publish_due
from hub.publishing.services.take_down import take_down
from manual.models import ChapterPage, SectionPage
from tests.manual import tree
from tests.rig.mail import wait_until
from tests.translation import manuals
from tests.translation.authorities import join
from tests.translation.conftest import target
from translation import rights
from translation.models import PageTranslation
from translation.services.approve import approve
from translation.services.open_held import open_held

pytestmark = pytest.mark.django_db(transaction=True)

WAITING = "SELECT EXISTS (SELECT FROM pg_locks WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))"

Act = Callable[[], Any]


def meanwhile(first: Act, second: Act, then: Act = lambda: None) -> Any:
    """What `second` answers, or raises: it begins when `first` is done, which commits after `then`."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            answer = pool.submit(_alone, second)
            wait_until(lambda: answer.done() or _waited_for(), "the second is done, or waits", seconds=120)
            then()
        return answer.result(timeout=120)


def _alone(act: Act) -> Any:
    try:
        return act()
    finally:
        connection.close()


def _waited_for() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


class Book:
    """A chapter with one section, whose text is safety-critical."""

    def __init__(self, editor: Any, translator: Any, officer: Any) -> None:
        self.people = (editor, translator, officer)
        root = manuals.manual()
        self.bring(root)
        self.chapter: ChapterPage = tree.chapter(root, "First hours")
        self.section = self.write("Two calls", manuals.warning())

    def write(self, title: str, *blocks: Any) -> SectionPage:
        return tree.section(self.chapter, title, list(blocks))

    def bring(self, page: Page) -> None:
        manuals.bring(page, *self.people)

    def approves(self, page: Page) -> Act:
        """The approval, to be done later, of a text that is in review."""
        editor, translator, officer = self.people
        row = manuals.send(page, translator, editor)
        return lambda: approve(translation=row, by=officer)


@pytest.fixture
def book(editor: Any, translator: Any, person: Any) -> Book:
    officer = person("reviewer-ro", email="officer@example.org")
    join(officer)
    return Book(editor, translator, officer)


@pytest.fixture(params=["one first", "other first"])
def order(request: Any) -> Callable[[Act, Act], tuple[Act, Act]]:
    return lambda one, other: (one, other) if request.param == "one first" else (other, one)


def test_the_last_two_approvals_open_the_chapter_once(book: Book, order: Any) -> None:
    pages = (book.chapter, book.section)
    meanwhile(*order(*map(book.approves, pages)))
    assert [target(page).live for page in pages] == [True, True]
    keys = [page.translation_key for page in pages]
    assert Publication.objects.filter(page_key__in=keys, language="ro").count() == len(keys)
    assert not PageTranslation.objects.unopened().exists()


def test_no_text_opens_with_its_chapter_while_its_source_is_taken_down(book: Book, order: Any) -> None:
    plain = book.write("Water", manuals.plain())
    book.bring(plain)
    book.bring(book.section)
    meanwhile(*order(book.approves(book.chapter), lambda: take_down(page=plain)))
    assert [target(page).live for page in (book.chapter, book.section, plain)] == [True, True, False]


def test_nor_with_a_chapter_that_opens_without_an_approval(book: Book) -> None:
    plain = book.write("Water", manuals.plain())
    book.bring(plain)
    book.bring(book.chapter)

    def nothing_is_lacking() -> None:
        take_down(page=book.section)
        assert open_held(page_key=book.chapter.translation_key, language="ro") == 2

    meanwhile(nothing_is_lacking, lambda: take_down(page=plain))
    assert [target(page).live for page in (book.chapter, plain)] == [True, False]


def test_nothing_is_approved_while_its_source_is_taken_down(book: Book) -> None:
    approves = book.approves(book.section)
    with pytest.raises(rights.Refused, match="not public"):
        meanwhile(lambda: take_down(page=book.section), approves)
    assert PageTranslation.objects.get(page_key=book.section.translation_key).state == "in_review"


def test_no_text_opens_below_its_chapter_while_that_is_taken_down_in_its_language(book: Book, order: Any) -> None:
    book.bring(book.section)
    book.bring(book.chapter)
    book.chapter.refresh_from_db()
    plain = book.write("Water", manuals.plain())
    meanwhile(*order(book.approves(plain), lambda: take_down(page=target(book.chapter))))
    assert [target(page).live for page in (book.chapter, book.section, plain)] == [False, False, False]


def test_an_expired_chapter_goes_while_its_text_is_approved_and_nobody_waits_in_a_circle(book: Book) -> None:
    approves = book.approves(book.section)
    Page.objects.filter(pk=book.chapter.pk).update(expire_at=timezone.now())
    held = Page.objects.select_for_update(of=("self",)).filter(pk=book.section.pk)
    assert meanwhile(lambda: held.get(), publish_due, then=approves) == 1
    assert not Page.objects.live().filter(translation_key=book.section.translation_key).exists()
