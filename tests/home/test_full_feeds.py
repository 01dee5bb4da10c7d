"""Feeds hold the whole text, of all themes or of one, as feed readers take them."""

from datetime import timedelta

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date
from lxml import html

from home.models import NewsPage
from hub.models import AccessRule, ContentVersion, Theme
from hub.ports import versions
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]
FEEDS = ["feed", "themes/prevention/feed"]


def english(slug: str = "mixed-teams") -> NewsPage:
    return NewsPage.objects.get(slug=slug, locale__language_code="en")


def write(text: str) -> NewsPage:
    page = english()
    page.body = [("text", f"<p>{text}</p><ul><li>First</li><li>Second</li></ul>"), ("heading", "What follows")]
    publish(revision=page.save_revision(), by=None)
    return english()


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_reader_takes_it_without_complaint(client: Client, language: str, name: str) -> None:
    parsed = feedparser.parse(client.get(f"/{language}/{name}.atom").content)
    assert not parsed.bozo
    assert parsed.feed.language == language
    assert parsed.feed.title and parsed.feed.id.startswith("urn:uuid:")
    assert parsed.entries
    told = client.get(f"/{language}/{name}.json").json()
    assert [entry.id for entry in parsed.entries] == [item["id"] for item in told["items"]]
    assert told["feed_url"].endswith(f"/{language}/{name}.json")


def test_an_entry_holds_the_whole_text(client: Client) -> None:
    page = write("Words &amp; more <b>words</b>")
    parsed = feedparser.parse(client.get("/en/feed.atom").content)
    (entry,) = [one for one in parsed.entries if one.title == page.title]
    paragraphs = [one.text_content() for one in html.fragments_fromstring(entry.content[0].value)]
    assert paragraphs == ["Words & more words", "First", "Second", "What follows"]
    (item,) = [one for one in client.get("/en/feed.json").json()["items"] if one["title"] == page.title]
    assert item["content_text"].split("\n\n") == paragraphs
    assert item["summary"] == page.summary


def test_a_hostile_title_stays_a_title(client: Client) -> None:
    page = write("x")
    NewsPage.objects.filter(pk=page.pk).update(title="<script>alert(1)</script>\x01 & Co", summary="a < b")
    versions.bump()
    parsed = feedparser.parse(client.get("/en/feed.atom").content)
    assert not parsed.bozo
    assert "<script>alert(1)</script> & Co" in {entry.title for entry in parsed.entries} | {
        item["title"].replace("\x01", "") for item in client.get("/en/feed.json").json()["items"]
    }
    assert b"<script>" not in client.get("/en/feed.atom").content


def test_a_paragraph_for_practitioners_is_in_no_feed(client: Client) -> None:
    page = write("Secret words")
    assert "Secret words" in client.get("/en/feed.json").text
    AccessRule.objects.create(page_key=page.translation_key, block_id=str(page.body[0].id))
    versions.bump()
    for name in ("feed.atom", "feed.json"):
        text = client.get(f"/en/{name}").text
        assert "Secret words" not in text
        assert "What follows" in text


def test_a_theme_s_feed_has_what_has_the_theme(client: Client) -> None:
    theme = Theme.objects.get(slug="prevention")
    about = {page.title for page in NewsPage.objects.filter(themed__tag=theme, locale__language_code="en")}
    every = {item["title"] for item in client.get("/en/feed.json").json()["items"]}
    found = {item["title"] for item in client.get("/en/themes/prevention/feed.json").json()["items"]}
    assert found == about < every
    page = NewsPage.objects.filter(title__in=about, locale__language_code="en").first()
    assert page is not None
    take_down(page=page)
    assert page.title not in client.get("/en/themes/prevention/feed.json").text
    assert client.get("/en/themes/nothing/feed.json").status_code == 404


def test_every_feed_has_an_id_of_its_own_that_stays(client: Client) -> None:
    addresses = [f"/{language}/{name}.atom" for language in ("en", "ro") for name in FEEDS]
    ids = [feedparser.parse(client.get(address).content).feed.id for address in addresses]
    assert len(set(ids)) == len(addresses)
    assert ids == [feedparser.parse(client.get(address).content).feed.id for address in addresses]


@pytest.mark.parametrize("name", [f"{name}.{kind}" for name in FEEDS for kind in ("atom", "json")])
def test_who_asks_with_a_date_gets_what_changed_since(client: Client, name: str) -> None:
    long_ago = timezone.now() - timedelta(minutes=5)
    ContentVersion.objects.update(changed_at=long_ago)
    answer = client.get(f"/en/{name}")
    assert answer["Last-Modified"] == http_date(long_ago.timestamp())
    since = {"if-modified-since": answer["Last-Modified"]}
    assert client.get(f"/en/{name}", headers=since).status_code == 304
    take_down(page=english())
    changed = client.get(f"/en/{name}", headers=since)
    assert changed.status_code == 200
    assert "Last-Modified" not in changed


def test_a_feed_asks_as_much_for_one_as_for_all(client: Client) -> None:
    counts = []
    for left in (6, 1):
        for page in NewsPage.objects.filter(locale__language_code="en", live=True)[left:]:
            take_down(page=page)
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get("/en/feed.json").json()["items"]) == left
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8
