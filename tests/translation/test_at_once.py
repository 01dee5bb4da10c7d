"""Two people at the same moment, each with a connection of their own."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from home.models import NewsPage
from hub.models import User
from hub.ports.staleness import stale_paragraphs
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down
from tests.translation.conftest import CALL, NOTE, submit, target, translate
from translation import rights
from translation.models import PageTranslation, SourceText, Step
from translation.queries.sources import out_of_step
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review
from translation.services.submit import submit_for_translation

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each answers or raises, in the order of `works`."""
    gate = threading.Barrier(len(works))
    told: list[Any] = [None] * len(works)

    def run(place: int) -> None:
        try:
            gate.wait(timeout=30)
            told[place] = works[place]()
        except Exception as error:  # noqa: BLE001 what it raised is the answer
            told[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return told


def changed(page: NewsPage, by: User) -> Any:
    """A revision with another paragraph, to be published."""
    draft = page.get_latest_revision_as_object()
    raw = [dict(block) for block in draft.body.get_prep_value()]
    raw[0]["value"] = "<p>Call within an hour.</p>"
    draft.body = raw
    return draft.save_revision(user=by)


def in_review(page: NewsPage, editor: User, translator: User) -> PageTranslation:
    row = submit(page, editor)
    translate(row, translator)
    return send_to_review(translation=row, by=translator)


def test_two_translators_in_one_section_lose_nothing_and_the_second_is_told(
    news: NewsPage, editor: User, translator: User, person: Any
) -> None:
    row = submit(news, editor)
    second = person("translator-ro", email="second@example.org")
    keys = {segment.block_id: segment.key for segment in segments_of(row)}

    def save(by: User, *blocks: str) -> Callable[[], Any]:
        edits = [Edit(keys[block], f"{by.email} {block}", mark("")) for block in blocks]
        return lambda: save_segments(translation=row, edits=edits, by=by)

    first_told, second_told = at_once(save(translator, "title", CALL), save(second, CALL, "summary"))
    assert sorted([first_told.saved, second_told.saved]) == [1, 2]
    told = first_told.problems | second_told.problems
    assert set(told) == {keys[CALL]}
    texts = {segment.block_id: segment.shown(segment.target) for segment in segments_of(row)}
    assert texts["title"] == f"{translator.email} title"
    assert texts["summary"] == f"{second.email} summary"
    assert texts[CALL] in told[keys[CALL]]


def test_an_approval_while_the_source_is_published_leaves_an_old_text_that_says_so(
    news: NewsPage, editor: User, translator: User, reviewer: User
) -> None:
    row = in_review(news, editor, translator)
    revision = changed(news, editor)
    told = at_once(
        lambda: approve(translation=row, by=reviewer),
        lambda: publish(revision=revision, by=editor),
    )
    assert [word for word in told if isinstance(word, Exception)] == []
    assert out_of_step() == []
    assert SourceText.objects.get().revision_id == revision.pk
    assert "RO Call child protection within a day." in str(target(news).body)
    assert set(stale_paragraphs(target(news))) == {CALL}


def test_a_text_sent_to_review_while_the_source_is_published_is_of_one_source(
    news: NewsPage, editor: User, translator: User
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    revision = changed(news, editor)
    sent, published = at_once(
        lambda: send_to_review(translation=row, by=translator),
        lambda: publish(revision=revision, by=editor),
    )
    assert not isinstance(published, Exception)
    assert out_of_step() == []
    if isinstance(sent, rights.Refused):
        assert PageTranslation.objects.get().state == "draft"
    else:
        assert sent.sent_source_revision_id in {news.live_revision_id, revision.pk}
        text = str(target(news).revisions.get(pk=sent.sent_revision_id).as_object().body)
        assert ("RO Call child protection" in text) == (sent.sent_source_revision_id == news.live_revision_id)
        assert NOTE in sent.sent_hashes


def test_an_approval_while_the_source_is_taken_down_leaves_nothing_public(
    news: NewsPage, editor: User, translator: User, reviewer: User
) -> None:
    row = in_review(news, editor, translator)
    approved, gone = at_once(
        lambda: approve(translation=row, by=reviewer),
        lambda: take_down(page=news, by=editor),
    )
    assert not isinstance(gone, Exception)
    assert not isinstance(approved, Exception) or isinstance(approved, rights.Refused)
    assert not Page.objects.live().filter(translation_key=news.translation_key).exists()


def test_two_people_submit_a_page_once(news: NewsPage, editor: User, person: Any) -> None:
    lead = person("lead-ro")
    told = at_once(
        lambda: submit_for_translation(page=news, languages=["ro", "nl"], by=editor),
        lambda: submit_for_translation(page=news, languages=["ro"], by=lead),
    )
    assert [word for word in told if isinstance(word, Exception)] == []
    assert sorted(PageTranslation.objects.values_list("language", flat=True)) == ["nl", "ro"]
    assert Step.objects.filter(kind=Step.Kind.SUBMITTED).count() == 2
    assert Page.objects.filter(translation_key=news.translation_key).count() == 3
    assert TranslationSource.objects.filter(object_id=news.translation_key).count() == 1
