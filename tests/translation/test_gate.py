"""A chapter opens whole, once its safety-critical text is approved; until then what was approved is held."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from hub.models import Publication
from hub.publishing.services.publish_due import publish_due
from hub.publishing.services.take_down import take_down
from manual.models import ChapterPage, SectionPage
from manual.queries import snapshot
from tests.manual import tree
from tests.translation import manuals
from tests.translation.authorities import join
from tests.translation.conftest import submit, target
from translation.models import PageTranslation
from translation.queries.gate import lacking, waits_for
from translation.queries.standing import State, standings
from translation.services.open_held import open_held
from translation.services.send_to_review import send_to_review
from translation.tasks import open_ripe

pytestmark = pytest.mark.django_db


class Manual:
    """A chapter with a critical section, a plain one, and the people who carry them."""

    def __init__(self, editor: Any, translator: Any, officer: Any) -> None:
        self.people = (editor, translator, officer)
        self.root = manuals.manual()
        self.bring(self.root)
        self.chapter = tree.chapter(self.root, "First hours")
        self.critical = tree.section(self.chapter, "Two calls", [manuals.warning()])
        self.plain = tree.section(self.chapter, "Water", [manuals.plain()])

    def bring(self, page: Any) -> PageTranslation:
        return manuals.bring(page, *self.people)

    def live(self) -> list[bool]:
        pages = (self.chapter, self.critical, self.plain)
        return [target(page).live if PageTranslation.objects.of_page(page.translation_key) else False for page in pages]

    def state(self, page: Any) -> State:
        return standings([page.translation_key], ["ro"])[page.translation_key, "ro"].state


@pytest.fixture
def book(editor: Any, translator: Any, person: Any) -> Manual:
    officer = person("reviewer-ro", email="officer@example.org")
    join(officer)
    return Manual(editor, translator, officer)


def test_a_chapter_waits_for_its_safety_critical_text_and_opens_whole(book: Manual) -> None:
    book.bring(book.chapter)
    row = book.bring(book.plain)
    assert book.live() == [False, False, False]
    assert {book.state(page) for page in (book.chapter, book.plain)} == {State.HELD}
    assert waits_for(row, target(book.plain)) == [
        "“Two calls” has safety-critical text that is not approved in this language."
    ]
    book.bring(book.critical)
    assert book.live() == [True, True, True]
    assert {book.state(page) for page in (book.chapter, book.critical, book.plain)} == {State.CURRENT}
    assert not PageTranslation.objects.unopened().exists()
    kinds = [
        list(PageTranslation.objects.get(page_key=page.translation_key).steps.values_list("kind", flat=True))
        for page in (book.plain, book.critical)
    ]
    assert [kind[-2:] for kind in kinds] == [["approved", "opened"], ["sent", "approved"]]


def test_sections_wait_for_their_chapter(book: Manual) -> None:
    row = book.bring(book.critical)
    assert book.live() == [False, False, False]
    assert waits_for(row, target(book.critical))[0] == "Its chapter “First hours” is not approved in this language yet."
    book.bring(book.chapter)
    assert book.live() == [True, True, False]
    assert book.bring(book.plain).unopened_revision_id == 0
    assert book.live() == [True, True, True]


def test_a_change_of_the_critical_source_shuts_the_gate_and_a_correction_opens_it(book: Manual) -> None:
    book.bring(book.critical)
    manuals.heard(tree.write, book.critical, [manuals.warning("Call nobody.")])
    book.bring(book.chapter)
    assert book.live() == [False, False, False]
    assert [(lack.title, lack.blocks) for lack in lacking(target(book.chapter))] == [("Two calls", 1)]
    assert book.state(book.critical) == State.STALE
    manuals.heard(tree.write, book.critical, [manuals.warning()])
    assert book.live() == [True, True, False]


def test_a_change_of_other_text_does_not(book: Manual) -> None:
    book.bring(book.plain)
    book.bring(book.critical)
    manuals.heard(tree.write, book.plain, [manuals.plain("Offer tea.")])
    book.bring(book.chapter)
    assert book.live() == [True, True, True]


def test_a_section_that_is_withdrawn_is_waited_for_no_longer(book: Manual) -> None:
    book.bring(book.chapter)
    book.bring(book.plain)
    manuals.heard(take_down, page=book.critical)
    assert book.live() == [True, False, True]


def test_nor_one_that_is_deleted(book: Manual) -> None:
    book.bring(book.chapter)
    with TestCase.captureOnCommitCallbacks(execute=True):
        book.critical.delete()
    assert target(book.chapter).live


def test_nor_one_that_is_moved_away(book: Manual) -> None:
    book.bring(book.chapter)
    other = tree.chapter(book.root, "Later")
    with TestCase.captureOnCommitCallbacks(execute=True):
        SectionPage.objects.get(pk=book.critical.pk).move(other, pos="first-child")
    assert target(book.chapter).live


def test_a_held_text_whose_source_is_withdrawn_is_held_no_longer(book: Manual) -> None:
    book.bring(book.plain)
    manuals.heard(take_down, page=book.plain)
    row = PageTranslation.objects.get(page_key=book.plain.translation_key)
    assert (row.state, row.unopened_revision_id) == ("draft", 0)
    book.bring(book.critical)
    book.bring(book.chapter)
    assert book.live() == [True, True, False]


def test_a_held_text_whose_source_is_deleted_never_opens(book: Manual) -> None:
    row = book.bring(book.plain)
    with TestCase.captureOnCommitCallbacks(execute=True):
        SectionPage.objects.get(pk=book.plain.pk).delete()
    row.refresh_from_db()
    assert row.unopened_revision_id == 0


def test_nothing_is_public_before_or_twice(client: Any, book: Manual) -> None:
    for page in (book.chapter, book.plain):
        book.bring(page)
    assert client.get("/ro/manual/first-hours/water/").content.decode().count("Offer water.") >= 1
    keys = [page.translation_key for page in (book.chapter, book.plain)]
    rows = Publication.objects.filter(page_key__in=keys, language="ro")
    assert not rows.exists()
    assert snapshot.translations("ro", snapshot.source()) == {}, "an impression would carry what is held"
    book.bring(book.critical)
    open_held(page_key=book.chapter.translation_key, language="ro")
    open_ripe()
    assert rows.count() == 2


def test_the_beat_finds_what_a_crash_lost(book: Manual) -> None:
    book.bring(book.chapter)
    book.bring(book.plain)
    take_down(page=book.critical)
    assert book.live() == [False, False, False]
    open_ripe()
    assert book.live() == [True, False, True]


def test_a_new_section_of_a_public_chapter_goes_public_at_once(book: Manual) -> None:
    book.bring(book.critical)
    book.bring(book.chapter)
    late = tree.section(ChapterPage.objects.get(pk=book.chapter.pk), "Late", [manuals.warning(block_id=manuals.CHECK)])
    assert target(book.chapter).live
    book.bring(late)
    assert target(late).live


def test_what_was_taken_down_in_the_language_stays_down(book: Manual) -> None:
    for page in (book.critical, book.plain, book.chapter):
        book.bring(page)
    manuals.heard(take_down, page=target(book.chapter))
    open_ripe()
    assert book.live() == [False, False, False]


def test_a_section_changed_while_it_is_held_opens_with_what_was_approved(book: Manual, translator: Any) -> None:
    book.bring(book.critical)
    manuals.heard(tree.write, book.critical, [manuals.warning(), manuals.plain("New.")])
    book_row = submit(book.critical, book.people[0])
    manuals.translate(book_row, translator)
    send_to_review(translation=book_row, by=translator)
    book.bring(book.chapter)
    assert book.live() == [True, True, False]
    assert "RO New." not in str(target(book.critical).body)
    book_row.refresh_from_db()
    assert book_row.state == "in_review"


def test_a_chapter_for_a_later_date_opens_with_its_source(book: Manual, editor: Any) -> None:
    chapter = ChapterPage(title="Coming", slug="coming", locale=book.root.locale, live=False)
    book.root.refresh_from_db()
    chapter = book.root.add_child(instance=chapter)
    chapter.go_live_at = timezone.now() + timedelta(days=9)
    manuals.heard(tree.publish, revision=chapter.save_revision(user=editor), by=tree.colleague())
    row = book.bring(chapter)
    assert waits_for(row, target(chapter)) == ["The English chapter is not public yet."]
    assert book.state(chapter) == State.HELD
    past = timezone.now() - timedelta(seconds=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
    manuals.heard(publish_due)
    assert target(chapter).live


def test_below_a_page_that_is_not_public_in_the_language_it_is_held(
    news: Any, client: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    index = target(news.get_parent().specific)
    type(index).objects.filter(pk=index.pk).update(live=False)
    row = manuals.send(news, translator, editor)
    client.force_login(reviewer)
    page = client.get(reverse("translation:review", args=["ro", row.page_key])).content.decode()
    assert "is above it and not public in this language yet." in page
    told = client.post(reverse("translation:verdict", args=["ro", row.page_key]), {"approve": "1"}, follow=True)
    assert "Approved. It goes public with its chapter." in told.content.decode()
    assert "Approved, waits for its chapter" in told.content.decode()
    assert not target(news).live
    index.refresh_from_db()
    manuals.heard(tree.publish, revision=index.save_revision(user=editor), by=reviewer)
    assert target(news).live
