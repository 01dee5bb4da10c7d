import pytest
from django.conf import settings
from django.test import Client
from lxml import etree

from home.models import NewsPage
from hub.models import AccessRule
from hub.ports import sitemap
from hub.publishing.services.take_down import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news", "standard_pages")]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client: Client) -> dict[str, dict[str, str]]:
    root = etree.fromstring(client.get("/sitemap.xml").getvalue())
    return {
        url.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in root.findall("s:url", NAMES)
    }


def test_every_address_stands_once_and_answers(client: Client) -> None:
    urls = read(client)
    assert f"{settings.HUB_PUBLIC_URL}/ro/help/" in urls
    assert f"{settings.HUB_PUBLIC_URL}/en/privacy/" in urls
    for url in urls:
        assert client.get(url.removeprefix(settings.HUB_PUBLIC_URL)).status_code == 200, url


def test_languages_name_each_other(client: Client) -> None:
    take_down(page=NewsPage.objects.get(slug="mixed-teams", locale__language_code="da"))
    urls = read(client)
    for url, alternates in urls.items():
        assert url in alternates.values()
        for language, other in alternates.items():
            if language != "x-default":
                assert urls[other] == alternates
    danish = f"{settings.HUB_PUBLIC_URL}/da/news/mixed-teams/"
    assert danish not in urls
    assert "da" not in urls[danish.replace("/da/", "/en/")]


def test_what_the_public_may_not_see_is_left_out(client: Client) -> None:
    AccessRule.objects.create(page_key=NewsPage.objects.filter(slug="mixed-teams").first().translation_key)
    assert not [url for url in read(client) if "mixed-teams" in url]


def test_other_rooms_add_their_addresses(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = sitemap.SitemapEntry({"en": "/en/partners/7/"})
    monkeypatch.setitem(sitemap._providers, "probe", lambda: [entry])
    assert read(client)[f"{settings.HUB_PUBLIC_URL}/en/partners/7/"].keys() == {"en", "x-default"}


def test_robots_find_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.HUB_PUBLIC_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text
