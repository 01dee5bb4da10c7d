"""What becomes an event, and what publication, revert, move, translation, removal and expiry do to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry
from dissemination.services.fan_out import fan_out
from dissemination.services.plan_digests import plan_due
from dissemination.services.sweep_content import sweep_content
from dissemination.services.tick_digests import tick_digests
from home.models import NewsPage
from hub.models import ChangeStatement, Publication
from hub.ports import announce
from hub.publishing.services.publish import publish
from hub.publishing.services.publish_due import publish_due
from hub.publishing.services.take_down import take_down
from tests.dissemination.digests.conftest import (
    MakeNews,
    MakeSubscriber,
    Shelf,
    arrived,
    digests,
    republish,
    text_of,
    translate,
)

pytestmark = pytest.mark.django_db


def test_a_first_publication_makes_one_event_with_its_words(news: MakeNews) -> None:
    page = news("Helpline moves", themes=["care"], countries=["RO"], summary="New number.")
    event = ContentEvent.objects.get()
    assert event.event_key == f"news:{page.translation_key}:1"
    assert (event.themes, event.countries) == (["care"], ["RO"])
    words = event.wordings.get()
    assert (words.language, words.title, words.summary) == ("en", "Helpline moves", "New number.")
    assert words.url == "/en/news/helpline-moves/"


def test_without_announcement_there_is_no_event(news: MakeNews) -> None:
    news(announced=False)
    assert not ContentEvent.objects.exists()


def test_publishing_again_without_a_note_changes_the_words_and_announces_nothing(news: MakeNews) -> None:
    page = news("Helpline moves")
    republish(page, title="Helpline moves on")
    assert ContentEvent.objects.get().wordings.get().title == "Helpline moves on"


def test_a_change_note_announces_anew_and_overtakes_what_waits(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    page = news("Helpline moves")
    fan_out()
    ChangeStatement.objects.create(
        page_key=page.translation_key, language="en", block_id="summary", kind="contact", note="The number changed."
    )
    republish(page, summary="Other number.")
    fan_out()
    assert [event.note for event in ContentEvent.objects.all()] == ["", "The number changed."]
    assert list(DigestEntry.objects.order_by("pk").values_list("state", flat=True)) == ["superseded", "pending"]


def test_a_publication_ahead_of_time_leaves_nothing_before_it_is_live(news: MakeNews) -> None:
    parent = news("Present").get_parent()
    page = NewsPage(title="Future", slug="future", live=False, go_live_at=timezone.now() + timedelta(hours=1))
    parent.add_child(instance=page)
    publish(revision=page.save_revision(), by=None)
    assert ContentEvent.objects.count() == 1
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    content = dict(revision.content, go_live_at=None)
    revision.content = content
    revision.save()
    publish_due()
    assert ContentEvent.objects.count() == 2


def test_a_translation_adds_its_words_and_no_second_event(news: MakeNews) -> None:
    page = news("Helpline moves")
    translate(page, "ro", title="Linia se mută")
    event = ContentEvent.objects.get()
    assert {words.language: words.title for words in event.wordings.all()} == {
        "en": "Helpline moves",
        "ro": "Linia se mută",
    }


def test_what_is_taken_down_before_sending_disappears_and_no_empty_mail_goes(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber()
    page = news()
    fan_out()
    take_down(page=page)
    assert DigestEntry.objects.get().state == "withdrawn"
    assert plan_due() == 0
    assert digests() == []


def test_expiry_withdraws_too(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    page = news()
    fan_out()
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_due()
    assert DigestEntry.objects.get().state == "withdrawn"


def test_what_comes_back_reaches_those_who_did_not_get_it_and_nobody_twice(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber("early@example.org", cadence="immediate")
    page = news("Helpline moves")
    tick_digests()
    arrived()
    subscriber("late@example.org", cadence="immediate")
    take_down(page=page)
    republish(NewsPage.objects.get(pk=page.pk))
    tick_digests()
    assert ContentEvent.objects.count() == 1
    assert [message.to_address for message in digests()] == ["early@example.org", "late@example.org"]


def test_what_is_taken_down_after_planning_is_taken_out_of_the_waiting_message(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber()
    gone, stays = news("Goes"), news("Stays")
    fan_out()
    assert plan_due() == 1
    take_down(page=gone)
    first, second = digests()
    assert (first.state, second.state) == ("cancelled", "queued")
    assert "Goes" not in text_of(second).text and stays.title in text_of(second).text
    take_down(page=stays)
    assert [message.state for message in digests()] == ["cancelled", "cancelled"]


def test_a_move_changes_the_address_of_what_waits(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    page = news("Helpline moves")
    fan_out()
    republish(page, slug="elsewhere")
    plan_due()
    assert "/en/news/elsewhere/" in text_of(digests()[0]).text


def test_an_edition_and_an_initiative_are_heard(editions: Shelf) -> None:
    editions.add("2", "en", "ro")
    announce.happened.send(sender=None, kind="edition_published", key="2", data={})
    event = ContentEvent.objects.get()
    assert event.of_manual
    assert {words.language: words.url for words in event.wordings.all()} == {
        "en": "/en/manual/editions/2/",
        "ro": "/ro/manual/editions/2/",
    }
    editions.standing.clear()
    editions.add("2", "en", "ro", "da")
    announce.happened.send(sender=None, kind="impression_published", key="2/da/1", data={"edition": "2"})
    assert event.wordings.filter(language="da").exists()
    announce.happened.send(sender=None, kind="edition_removed", key="2", data={})
    event.refresh_from_db()
    assert event.withdrawn_at is not None


def test_the_sweep_finds_what_a_crash_lost_and_nothing_else(news: MakeNews, editions: Shelf) -> None:
    page = news("Lost")
    quiet = news("Quiet", announced=False)
    republish(quiet)
    ContentEvent.objects.all().delete()
    editions.add("2", "en")
    assert sweep_content() == 2
    assert set(ContentEvent.objects.values_list("item_key", flat=True)) == {str(page.translation_key), "2"}
    assert sweep_content() == 0
    editions.standing.clear()
    assert sweep_content() == 1


def test_an_event_belongs_to_the_transaction_of_its_publication(news: MakeNews) -> None:
    class BrokenError(Exception):
        pass

    def fail(**kwargs: object) -> None:
        raise BrokenError

    announce.publishing.connect(fail)
    try:
        with pytest.raises(BrokenError):
            news("Never")
    finally:
        announce.publishing.disconnect(fail)
    assert not ContentEvent.objects.exists()
    assert not Publication.objects.exists()
