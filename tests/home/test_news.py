import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from home.models import NewsIndexPage, NewsPage
from hub.models import AccessRule
from hub.people.reader import PUBLIC
from hub.ports import related
from hub.ports.related import RelatedQuestion
from hub.publishing.services.publish import publish
from hub.publishing.services.publish_due import publish_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]


def test_the_list_shows_newest_first(client: Client) -> None:
    page = html.fromstring(client.get("/da/news/").content)
    dates = page.xpath("//ol[contains(@class, 'news-list')]//time/@datetime")
    assert len(dates) == 6
    assert dates == sorted(dates, reverse=True)


def test_a_page_shows_date_themes_and_countries(client: Client) -> None:
    text = client.get("/nl/news/mixed-teams/").content.decode()
    assert "2 september 2026" in text
    assert "De eerste uren" in text
    assert "Roemenië" in text


def test_news_wait_for_their_moment_and_leave_at_their_end(client: Client) -> None:
    now = timezone.now()
    index = NewsIndexPage.objects.get(locale__language_code="en")
    page = index.add_child(instance=NewsPage(title="Later", slug="later", live=False, body="[]"))
    page.go_live_at = now + datetime.timedelta(hours=1)
    page.expire_at = now + datetime.timedelta(hours=2)
    assert publish(revision=page.save_revision(), by=None) is None
    assert client.get("/en/news/later/").status_code == 404
    page.refresh_from_db()
    page.go_live_at = now - datetime.timedelta(minutes=1)
    publish(revision=page.save_revision(), by=None)
    assert client.get("/en/news/later/").status_code == 200
    NewsPage.objects.filter(slug="later").update(expire_at=now - datetime.timedelta(seconds=1))
    publish_due()
    assert client.get("/en/news/later/").status_code == 404


def test_restricted_news_are_nowhere(client: Client) -> None:
    page = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    AccessRule.objects.create(page_key=page.translation_key)
    for language in ("en", "ro"):
        assert client.get(f"/{language}/news/mixed-teams/?fresh=1").status_code == 404
        assert b"mixed-teams" not in client.get(f"/{language}/news/?fresh=1").content


def test_a_page_without_translation_is_shown_in_its_source_and_says_so(client: Client) -> None:
    for page in NewsPage.objects.filter(slug="mixed-teams", locale__language_code="da"):
        page.delete()
    page = html.fromstring(client.get("/da/news/mixed-teams/").content)
    assert page.get("lang") == "da"
    assert page.xpath("//h1/@lang") == ["en"]
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/en/news/mixed-teams/")
    assert "da" not in page.xpath("//link[@rel='alternate']/@hreflang")
    assert page.xpath("//div[@lang='da']//div[contains(@class, 'note')]")


def test_other_rooms_find_news_by_theme_or_country(django_assert_num_queries) -> None:
    from home.related import news_about

    question = RelatedQuestion(
        language="ro", themes=frozenset({"prevention"}), countries=frozenset({"DK"}), reader=PUBLIC
    )
    with django_assert_num_queries(1):
        items = news_about(question).items
    assert [item.url for item in items] == ["/ro/news/anti-trafficking-day-2026/", "/ro/news/four-languages/"]


def test_nothing_is_asked_for_nothing() -> None:
    from home.related import news_about

    assert not news_about(RelatedQuestion(language="en")).items


def test_queries_keep_their_budget(client: Client, django_assert_max_num_queries) -> None:
    """What a process remembers after its first answer is asked for beforehand. Eight are the facets and the themes."""
    client.get("/en/news/?page=1")
    with django_assert_max_num_queries(14 + 8):
        client.get("/en/news/?page=1")
    rooms = len(related._providers.keys() - {"news"})
    staleness = 1  # of all languages at once, for the menu (tests/translation/test_readers.py)
    picture = 3  # with its sizes and its words
    with django_assert_max_num_queries(16 + staleness + picture + rooms):
        client.get("/en/news/mixed-teams/?fresh=1")


def test_queries_do_not_grow_with_the_news(client: Client) -> None:
    client.get("/en/news/?page=1")
    with CaptureQueriesContext(connection) as few:
        client.get("/en/news/?page=1")
    index = NewsIndexPage.objects.get(locale__language_code="en")
    for number in range(3):
        page = index.add_child(instance=NewsPage(title="More", slug=f"more-{number}", live=False, body="[]"))
        publish(revision=page.save_revision(), by=None)
    with CaptureQueriesContext(connection) as many:
        client.get("/en/news/?page=1")
    assert len(many) == len(few)
