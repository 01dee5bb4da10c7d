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
    assert [link.get("href") for link in page.xpath("//li[contains(@class, 'door')]//h2/a")] == [
        f"/{language}/manual/3/",
        f"/{language}/help/",
        f"/{language}/manual/",
        f"/{language}/partners/",
    ]


@pytest.mark.parametrize(("language", "country"), [("en", ""), ("ro", "RO"), ("nl", "NL"), ("da", "DK")])
def test_card_and_helplines_are_asked_for_by_country_and_the_languages_own_stands_first(
    client: Client, language: str, country: str
) -> None:
    page = html.fromstring(client.get(f"/{language}/").content)
    forms = page.xpath("//li[contains(@class, 'door')]//form[.//select]")
    assert [form.get("action") for form in forms] == [f"/{language}/manual/card/", f"/{language}/help/#country"]
    for form in forms:
        assert form.get("method") == "get"
        assert form.xpath(".//select/@name") == ["country"]
        codes = form.xpath(".//option/@value")
        assert len([code for code in codes if code]) == 30
        assert form.xpath(".//option[@selected]/@value") == ([country] if country else [])


def test_the_country_that_a_reader_chose_stands_first(client: Client) -> None:
    client.get("/ro/")
    client.cookies["lens"] = "BE"
    assert html.fromstring(client.get("/ro/").content).xpath("//option[@selected]/@value") == ["BE", "BE"]
    del client.cookies["lens"]
    assert html.fromstring(client.get("/ro/").content).xpath("//option[@selected]/@value") == ["RO", "RO"]


def test_whom_to_call_stands_on_the_front_page_without_script(client: Client) -> None:
    page = html.fromstring(client.get("/nl/").content)
    assert page.xpath("//ul[contains(@class, 'calls')]//a/@href") == ["tel:112", "tel:116111"]


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


@pytest.mark.usefixtures("news")
def test_themes_and_countries_are_one_tap_away(client: Client) -> None:
    links = html.fromstring(client.get("/en/").content).xpath("//main//a/@href")
    assert {"/en/themes/", "/en/countries/"} <= set(links)


def test_other_rooms_show_what_they_have(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    item = related.RelatedItem("Shelter seeks police unit", "/en/partners/1/", "en", "2 seats")
    monkeypatch.setitem(
        related._providers, "probe", lambda question: related.RelatedGroup("probe", "Open initiatives", [item])
    )
    assert b"Shelter seeks police unit" in client.get("/en/?fresh=1").content
