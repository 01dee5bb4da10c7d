import json

import pytest
from django.test import Client
from lxml import etree

from home.models import NewsPage
from hub.models import AccessRule
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(client: Client, language: str) -> etree._Element:
    return etree.fromstring(client.get(f"/{language}/feed.atom").content)


def json_items(client: Client, language: str) -> list[dict[str, str]]:
    return json.loads(client.get(f"/{language}/feed.json").content)["items"]


def test_each_language_has_its_feed(client: Client) -> None:
    for language in ("en", "ro", "nl", "da"):
        feed = atom(client, language)
        assert feed.get(XML_LANG) == language
        links = feed.xpath("a:entry/a:link/@href", namespaces=ATOM)
        assert len(links) == 6
        assert all(f"/{language}/news/" in link for link in links)
        assert [item["url"] for item in json_items(client, language)] == links


def test_ids_stay_when_a_page_is_edited(client: Client) -> None:
    before = {item["id"] for item in json_items(client, "en")}
    page = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    page.title = "Renamed"
    publish(revision=page.save_revision(), by=None)
    items = json_items(client, "en")
    assert {item["id"] for item in items} == before
    assert "Renamed" in {item["title"] for item in items}
    assert set(atom(client, "en").xpath("a:entry/a:id/text()", namespaces=ATOM)) == before


def test_only_what_the_public_may_see_is_fed(client: Client) -> None:
    hidden, gone = NewsPage.objects.filter(locale__language_code="en")[:2]
    AccessRule.objects.create(page_key=hidden.translation_key)
    take_down(page=gone)
    titles = {item["title"] for item in json_items(client, "en")}
    assert len(titles) == 4
    assert not titles & {hidden.title, gone.title}


@pytest.mark.parametrize("path", ["/en/feed.atom", "/en/feed.json", "/sitemap.xml"])
def test_an_unchanged_answer_is_not_sent_again(client: Client, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    take_down(page=NewsPage.objects.filter(locale__language_code="en").first())
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_an_empty_feed_does_not_change_by_itself(client: Client) -> None:
    for page in NewsPage.objects.filter(locale__language_code="en"):
        take_down(page=page)
    feed = atom(client, "en")
    assert not feed.xpath("a:entry", namespaces=ATOM)
    assert feed.xpath("a:updated/text()", namespaces=ATOM) == ["1970-01-01T00:00:00+00:00"]


def test_json_feed_says_what_it_is(client: Client) -> None:
    answer = client.get("/ro/feed.json")
    feed = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == "ro"
