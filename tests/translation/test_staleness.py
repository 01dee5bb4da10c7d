from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from home.models import NewsPage
from hub.models import ChangeStatement
from hub.ports.staleness import stale_paragraphs
from hub.publishing.services.publish_due import publish_due
from tests.translation.conftest import CALL, NOTE, bring, publish_now, say, submit, target, translate
from translation.queries.sources import out_of_step
from translation.queries.standing import State, standings
from translation.services.approve import approve
from translation.services.send_to_review import send_to_review
from translation.tasks import sync_sources

pytestmark = pytest.mark.django_db


def state(page: NewsPage, language: str = "ro") -> State:
    return standings([page.translation_key], [language])[page.translation_key, language].state


def said(page: NewsPage, block_id: str, kind: str) -> None:
    ChangeStatement.objects.create(page_key=page.translation_key, language="en", block_id=block_id, kind=kind)


@pytest.fixture
def translated(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> Any:
    bring(news, editor, translator, reviewer)
    return target(news)


def test_a_fresh_translation_is_current(news: NewsPage, translated: Any) -> None:
    assert stale_paragraphs(translated) == {}
    assert state(news) is State.CURRENT
    assert state(news, "nl") is State.MISSING


def test_a_changed_procedure_marks_its_paragraph_at_once(news: NewsPage, translated: Any, editor: Any) -> None:
    say(news, editor, call="Call within an hour.")
    stale = stale_paragraphs(translated)
    assert set(stale) == {CALL}
    assert (stale[CALL].kind, stale[CALL].change) == ("procedure", "changed")
    assert timezone.now() - stale[CALL].since < timedelta(minutes=1)
    assert state(news) is State.STALE


def test_a_corrected_comma_is_for_the_boards_alone(news: NewsPage, translated: Any, editor: Any) -> None:
    said(news, CALL, "wording")
    say(news, editor, call="Call child protection, within a day.")
    assert stale_paragraphs(translated) == {}
    assert state(news) is State.STALE_WORDING


def test_wording_after_law_stays_law(news: NewsPage, translated: Any, editor: Any) -> None:
    said(news, CALL, "legal")
    say(news, editor, call="The law asks for an hour.")
    said(news, CALL, "wording")
    say(news, editor, call="The law asks for one hour.")
    assert stale_paragraphs(translated)[CALL].is_legal


def test_the_board_counts_only_what_came_after_the_approval(
    news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    said(news, CALL, "legal")
    say(news, editor, call="The law asks for an hour.")
    bring(news, editor, translator, reviewer)
    said(news, CALL, "wording")
    say(news, editor, call="The law asks for one hour.")
    assert state(news) is State.STALE_WORDING
    assert stale_paragraphs(target(news)) == {}


def test_what_returns_to_the_approved_words_is_current_again(news: NewsPage, translated: Any, editor: Any) -> None:
    say(news, editor, call="Call within an hour.")
    say(news, editor, call="Call child protection within a day.")
    assert stale_paragraphs(translated) == {}
    assert state(news) is State.CURRENT


def test_added_and_removed_paragraphs_are_told(news: NewsPage, translated: Any, editor: Any) -> None:
    draft = news.get_latest_revision_as_object()
    added = "10000000-0000-0000-0000-000000000009"
    draft.body = [
        *[b for b in draft.body.get_prep_value() if b["id"] != NOTE],
        {"type": "heading", "id": added, "value": "New"},
    ]
    publish_now(draft.save_revision(user=editor), editor)
    stale = stale_paragraphs(translated)
    assert {key: item.change for key, item in stale.items()} == {NOTE: "removed", added: "added"}


def test_a_new_approval_makes_it_current(
    news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    say(news, editor, call="Call within an hour.")
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    assert stale_paragraphs(translated)
    approve(translation=row, by=reviewer)
    assert stale_paragraphs(target(news)) == {}
    assert "RO Call within an hour." in str(target(news).body)


def test_approval_is_of_the_snapshot_not_of_the_source_at_that_moment(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    say(news, editor, call="Call within an hour.")
    approve(translation=row, by=reviewer)
    assert set(stale_paragraphs(target(news))) == {CALL}
    assert "RO Call child protection within a day." in str(target(news).body)


def test_a_restored_translation_is_as_old_as_its_text(
    news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    old = translated.live_revision
    say(news, editor, call="Call within an hour.")
    bring(news, editor, translator, reviewer)
    assert stale_paragraphs(target(news)) == {}
    publish_now(old, reviewer)
    assert set(stale_paragraphs(target(news))) == {CALL}
    assert state(news) is State.STALE


def test_waiting_text_is_translated_meanwhile_and_goes_public_with_its_source(
    news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    moment = timezone.now() + timedelta(days=30)
    say(news, editor, go_live_at=moment, call="From March, call within an hour.")
    assert state(news) is State.STALE
    assert stale_paragraphs(translated) == {}
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)
    assert state(news) is State.WAITING
    assert "From March" not in str(target(news).body)
    assert stale_paragraphs(target(news)) == {}
    assert publish_due() == 0
    news.revisions.model.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=1)
    )
    for revision in news.revisions.model.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
        revision.save(update_fields=["content"])
    assert publish_due() == 2
    assert "RO From March" in str(target(news).body)
    assert stale_paragraphs(target(news)) == {}
    assert state(news) is State.CURRENT


def test_a_source_that_is_given_up_takes_its_waiting_translation_along(
    news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    waiting = say(news, editor, go_live_at=timezone.now() + timedelta(days=30), call="From March.")
    row = bring(news, editor, translator, reviewer)
    waiting.approved_go_live_at = None
    waiting.save(update_fields=["approved_go_live_at"])
    assert out_of_step() == [news.translation_key]
    sync_sources()
    assert out_of_step() == []
    row.refresh_from_db()
    assert row.state == row.State.DRAFT
    assert not target(news).revisions.filter(approved_go_live_at__isnull=False).exists()
    assert state(news) is State.CURRENT


def test_what_a_crash_lost_is_found_by_the_beat(news: NewsPage, translated: Any, editor: Any) -> None:
    draft = news.get_latest_revision_as_object()
    draft.summary = "Whom to call first."
    draft.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    assert out_of_step() == [news.translation_key]
    sync_sources()
    assert out_of_step() == []
    assert state(news) is State.STALE


def test_readers_cost_one_query(news: NewsPage, translated: Any, editor: Any, django_assert_num_queries: Any) -> None:
    for number in range(3):
        say(news, editor, call=f"Call within {number} hours.")
    page = type(translated).objects.select_related("locale").get(pk=translated.pk)
    with django_assert_num_queries(1):
        assert stale_paragraphs(page)
    source = type(news).objects.select_related("locale").get(pk=news.pk)
    with django_assert_num_queries(0):
        assert not stale_paragraphs(source)


def test_a_translation_that_came_without_translators_says_so(news: NewsPage, editor: Any) -> None:
    page = news.copy_for_translation(Locale.objects.get(language_code="ro"))
    publish_now(page.save_revision(user=editor), editor)
    assert state(news) is State.UNFOLLOWED
    assert stale_paragraphs(target(news)) == {}
