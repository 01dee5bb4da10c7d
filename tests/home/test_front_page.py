import pytest
from django.test import Client
from lxml import html

from home.models import HomePage
from hub.ports import related

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "ro", "nl", "da"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_stands_in_every_language(client: Client, language: str) -> None:
    page = html.fromstring(client.get(f"/{language}/").content)
    assert page.get("lang") == language
    assert page.xpath("//h1")[0].text == HomePage.objects.get(locale__language_code=language).heading
    assert [link.get("href") for link in page.xpath("//li[contains(@class, 'door')]/a")] == [
        f"/{language}/manual/3/",
        f"/{language}/help/",
        f"/{language}/manual/",
        f"/{language}/partners/",
    ]


def test_help_and_the_way_out_stand_first(client: Client) -> None:
    page = html.fromstring(client.get("/ro/").content)
    links = page.xpath("//body//a[not(contains(@class, 'skip-link'))]")
    assert links[0].get("href") == "/ro/help/"
    assert links[1].get("rel") == "noreferrer nofollow"
    assert links[1].get("href").startswith("https://")


def test_the_front_page_names_its_languages_to_each_other(client: Client) -> None:
    for language in LANGUAGES:
        page = html.fromstring(client.get(f"/{language}/").content)
        named = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
        assert set(named) == {*LANGUAGES, "x-default"}
        assert named[language].endswith(f"/{language}/")
        assert page.xpath("//link[@rel='canonical']/@href") == [named[language]]


@pytest.mark.usefixtures("translated_news")
def test_the_newest_news_are_shown_in_the_readers_language(client: Client) -> None:
    page = html.fromstring(client.get("/ro/").content)
    titles = page.xpath("//ol[contains(@class, 'news-list')]//a/text()")
    assert len(titles) == 4
    assert titles[0] == "ro: EU Anti-Trafficking Day: who holds the manual"


@pytest.mark.usefixtures("news")
def test_queries_stay_within_the_budget_and_do_not_grow(client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(15):
        client.get("/en/?fresh=1")


def test_other_rooms_show_what_they_have(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    item = related.RelatedItem("Shelter seeks police unit", "/en/partners/1/", "en", "2 seats")
    monkeypatch.setitem(
        related._providers, "probe", lambda question: related.RelatedGroup("probe", "Open initiatives", [item])
    )
    assert b"Shelter seeks police unit" in client.get("/en/?fresh=1").content
