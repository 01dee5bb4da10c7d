"""The language menu leads to the same page, with what was asked of it; machines know the page alone."""

import pytest
from django.test import Client
from lxml import html

pytestmark = pytest.mark.django_db


def menu(client: Client, address: str) -> dict[str, str]:
    page = html.fromstring(client.get(address).content)
    links = page.xpath("//header//nav[contains(@class, 'language-menu')]//a")
    return {link.get("hreflang"): link.get("href") for link in links}


@pytest.mark.parametrize(
    ("address", "romanian"),
    [
        ("/en/news/?theme=guardians&country=NL", "/ro/news/?theme=guardians&country=NL"),
        ("/en/news/?theme=guardians&page=2", "/ro/news/?theme=guardians"),
        ("/en/news/?page=1", "/ro/news/"),
        ("/en/partners/?kind=training&role=police&role=ngo", "/ro/partners/?kind=training&role=police&role=ngo"),
        ("/en/help/?country=%22%3E%3Cb%3E", "/ro/help/?country=%22%3E%3Cb%3E"),
        (f"/en/help/?country={'A' * 301}", "/ro/help/"),
    ],
)
def test_the_menu_keeps_what_was_asked(client: Client, address: str, romanian: str) -> None:
    assert menu(client, address)["ro"] == romanian


def test_machines_are_told_of_the_page_without_a_query(client: Client) -> None:
    page = html.fromstring(client.get("/ro/news/?theme=guardians").content)
    told = page.xpath("//head/link[@rel='canonical' or @hreflang]/@href")
    assert told
    assert not [address for address in told if "?" in address]
