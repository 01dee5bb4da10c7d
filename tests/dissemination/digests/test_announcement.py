"""Editors see who will hear of a page, when and in which languages, say whether they shall, and how many got it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from dissemination.models import ContentEvent, DigestEntry, Subscriber
from dissemination.models.subscription import Cadence
from dissemination.queries.heard import Heard
from dissemination.queries.hearers import Hearers, hearers, source_of, told_of
from dissemination.services.fan_out import fan_out
from dissemination.services.tick_digests import tick_digests
from home.models import NewsCountry, NewsIndexPage, NewsPage
from hub.models import AnnouncementStatement, Theme
from hub.publishing.services.publish import publish
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, arrived, republish, translate
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def draft(themes: None) -> NewsPage:
    page = NewsPage(title="To be announced", slug="to-be-announced", live=False)
    page.themes.set(Theme.objects.filter(slug="care"))
    page.country_rows = [NewsCountry(country_id="RO")]
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    page.save_revision()
    return page


def address(page: Page) -> str:
    return f"/admin/pages/{page.pk}/announcement/"


def asked(page: NewsPage) -> list[Hearers]:
    source = source_of(page)
    assert source is not None
    return hearers(page, source)


def test_who_will_hear_is_who_then_hears(draft: NewsPage, subscriber: MakeSubscriber) -> None:
    subscriber("everything@example.org", wanted=["all", "theme:care"], cadence="monthly")
    subscriber("care@example.org", wanted=["theme:care"], cadence="immediate", language="ro")
    subscriber("romania@example.org", wanted=["country:RO"], cadence="weekly", language="nl")
    subscriber("exact@example.org", wanted=["all"], cadence="weekly", language="nl")
    Subscriber.objects.filter(email="exact@example.org").update(language_policy="exact")
    subscriber("manual@example.org", wanted=["manual"])
    subscriber("elsewhere@example.org", wanted=["country:NL", "theme:evidence"])
    subscriber("left@example.org", wanted=["all"])
    Subscriber.objects.filter(email="left@example.org").update(status="unsubscribed")
    foreseen = asked(draft)
    assert foreseen == [
        Hearers(Cadence.IMMEDIATE, "ro", now=1, later=0),
        Hearers(Cadence.WEEKLY, "nl", now=1, later=1),
        Hearers(Cadence.MONTHLY, "en", now=1, later=0),
    ]
    publish(revision=draft.save_revision(), by=None)
    fan_out()
    entries = DigestEntry.objects.values_list("cadence", "subscriber__language", "state")
    written = [
        Hearers(Cadence(cadence), language, now=states.count("pending"), later=states.count("waiting"))
        for cadence, language in [("immediate", "ro"), ("weekly", "nl"), ("monthly", "en")]
        for states in [[state for *key, state in entries if key == [cadence, language]]]
    ]
    assert written == foreseen


def test_a_draft_is_counted_by_its_newest_words_not_by_what_is_public(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(wanted=["theme:evidence"])
    page = news(themes=["care"])
    assert asked(page) == []
    page.themes.set(Theme.objects.filter(slug="evidence"))
    page.save_revision()
    assert [one.now for one in asked(NewsPage.objects.get(pk=page.pk))] == [1]


def test_a_restricted_draft_is_heard_of_by_practitioners_alone(draft: NewsPage, subscriber: MakeSubscriber) -> None:
    subscriber(wanted=["all"])
    draft.access = "practitioners"
    draft.save_revision()
    assert asked(NewsPage.objects.get(pk=draft.pk)) == []


def test_what_the_editor_says_goes_with_the_publication(draft: NewsPage, subscriber: MakeSubscriber) -> None:
    subscriber()
    editor = signed_in("editor")
    page = editor.get(address(draft))
    assert page.status_code == 200
    assert "1 subscriber hears of it" in page.text and "in Brussels" in page.text
    assert editor.post(address(draft), {"note": ""}).status_code == 302
    assert AnnouncementStatement.objects.get().announce is False
    publish(revision=draft.save_revision(), by=None)
    assert not ContentEvent.objects.exists()
    assert not AnnouncementStatement.objects.exists()
    editor.post(address(draft), {"announce": "on", "note": "Now with  the number"})
    republish(NewsPage.objects.get(pk=draft.pk))
    assert ContentEvent.objects.get().note == "Now with the number"
    republish(NewsPage.objects.get(pk=draft.pk))
    assert ContentEvent.objects.count() == 1


def test_too_long_a_note_is_said_at_its_field_and_kept(draft: NewsPage) -> None:
    answer = signed_in("editor").post(address(draft), {"announce": "on", "note": "x" * 301})
    assert answer.status_code == 400
    assert "x" * 301 in answer.text and "at most 300" in answer.text
    assert not AnnouncementStatement.objects.exists()


def test_afterwards_it_says_how_many_got_it(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("a@example.org")
    subscriber("b@example.org", cadence="immediate")
    subscriber("c@example.org", cadence="monthly")
    page = news("To be announced")
    tick_digests(at=TUESDAY)
    arrived()
    subscriber("d@example.org", cadence="monthly")
    source = source_of(page)
    assert source is not None
    assert [one.heard for one in told_of(page, source)] == [Heard(accepted=3)]
    republish(page, title="Changed")
    signed_in("editor").post(address(page), {"announce": "on", "note": "A number"})
    republish(NewsPage.objects.get(pk=page.pk))
    fan_out()
    assert [one.heard for one in told_of(page, source)] == [Heard(waiting=4), Heard(accepted=3)]
    shown = signed_in("editor").get(address(page)).text
    assert "handed over" in shown and "A number" in shown
    history = signed_in("editor").get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "Announced to subscribers: 3 handed over, 0 waiting, 0 not sent" in history
    assert "Announced to subscribers: 0 handed over, 4 waiting, 0 not sent" in history


def test_submitting_news_leads_to_who_hears_and_the_editor_shows_it_beside_its_buttons(draft: NewsPage) -> None:
    editor = signed_in("editor")
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
    assert "Who will hear of this (0)" in edit and address(draft) in edit
    parent = NewsIndexPage.objects.get(locale__language_code="en")
    form = {
        "title": "Fresh",
        "slug": "fresh",
        "summary": "",
        "date": "2026-11-24",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-value": "Heading",
        "country_rows-TOTAL_FORMS": "0",
        "country_rows-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "access": "public",
        "action-submit": "1",
    }
    answer = editor.post(reverse("wagtailadmin_pages:add", args=["home", "newspage", parent.pk]), form)
    fresh = NewsPage.objects.filter(slug="fresh").first()
    assert fresh is not None, answer.text[:2000]
    assert answer["Location"] == address(fresh)


@pytest.mark.parametrize("group", ["officer", "auditor", "moderator"])
def test_others_do_not_know_the_page(group: str, draft: NewsPage) -> None:
    client = signed_in(group)
    assert client.get(address(draft)).status_code in (302, 404)
    assert client.post(address(draft), {"announce": "on"}).status_code in (302, 404)
    assert not AnnouncementStatement.objects.exists()


def test_a_translation_and_a_page_of_another_kind_have_none(draft: NewsPage) -> None:
    publish(revision=draft.save_revision(), by=None)
    copy = translate(NewsPage.objects.get(pk=draft.pk), "ro")
    editor = signed_in("editor")
    assert editor.get(address(copy)).status_code == 404
    assert editor.get(address(copy.get_parent())).status_code == 404
    assert editor.get("/admin/pages/987654/announcement/").status_code == 404


def test_it_asks_no_more_for_many_subscribers_and_announcements(draft: NewsPage, subscriber: MakeSubscriber) -> None:
    editor = signed_in("editor")
    publish(revision=draft.save_revision(), by=None)
    subscriber("first@example.org", wanted=["all"])
    fan_out()

    def count() -> int:
        editor.get(address(draft))
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(address(draft)).status_code == 200
        return len(queries)

    before = count()
    for number in range(6):
        subscriber(f"p{number}@example.org", wanted=["all", "theme:care"], language=["ro", "nl"][number % 2])
        editor.post(address(draft), {"announce": "on", "note": f"Change {number}"})
        republish(NewsPage.objects.get(pk=draft.pk))
    fan_out()
    assert ContentEvent.objects.count() == 7
    assert count() == before
