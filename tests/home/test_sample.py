"""The sample as people see it: every page in every language, translated through the services."""

import re

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from home.models import NewsPage, StandardPage
from home.sample import files

pytestmark = [pytest.mark.usefixtures("sample_content"), pytest.mark.xdist_group("sample")]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def test_every_page_stands_in_every_language() -> None:
    for language in LANGUAGES:
        assert NewsPage.objects.filter(locale__language_code=language, live=True).count() == 6
        assert StandardPage.objects.filter(locale__language_code=language, live=True).count() == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footer_leads_to_pages_in_the_readers_language(language: str) -> None:
    client = Client()
    front = html.fromstring(client.get(f"/{language}/").content)
    links = front.xpath("//footer//nav//a/@href")
    for place in settings.HUB_FOOTER_MENU:
        assert f"/{language}/{place}/" in links
        page = html.fromstring(client.get(f"/{language}/{place}/").content)
        assert page.get("lang") == language
        assert not page.xpath("//h1/@lang")


def test_addresses_in_the_text_can_be_written_to() -> None:
    page = html.fromstring(Client().get("/ro/contact/").content)
    assert "mailto:editors@hub.example.org" in page.xpath("//main//a/@href")


def test_romanian_is_written_with_commas_below() -> None:
    for path in (files.FOLDER / "ro").glob("*.toml"):
        assert not re.search("[şţŞŢ]", path.read_text(encoding="utf-8")), path.name


def test_texts_are_built_alike_in_every_language() -> None:
    for path in (files.FOLDER / "en").glob("*.toml"):
        source = files.source(path.stem)
        for language in LANGUAGES:
            assert (files.FOLDER / language / path.name).exists(), f"{language}/{path.name}"
        assert source["slug"] == path.stem
