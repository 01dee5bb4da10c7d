import pytest
from django.conf import settings
from django.test import Client
from lxml import html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standard_pages")]


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_the_footer_leads_to_pages_that_stand(client: Client, language: str) -> None:
    front = html.fromstring(client.get(f"/{language}/").content)
    links = front.xpath("//footer//nav//a/@href")
    for slug, _label in settings.HUB_FOOTER_MENU:
        assert f"/{language}/{slug}" in links
        page = html.fromstring(client.get(f"/{language}/{slug}").content)
        assert page.get("lang") == language
        assert not page.xpath("//h1/@lang")


def test_addresses_in_the_text_can_be_written_to(client: Client) -> None:
    page = html.fromstring(client.get("/ro/contact/").content)
    assert "mailto:editors@hub.example.org" in page.xpath("//main//a/@href")


def test_the_funding_line_stands_on_every_page(client: Client) -> None:
    for path in ("/en/", "/en/privacy/", "/en/help/", "/account/login/", "/en/nothing/"):
        assert b"JUST/2011-2012/DAP/AG/3280" in client.get(path).content, path
