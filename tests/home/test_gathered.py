"""Pages of themes and countries: all that the rooms have, nothing that the public may not read."""

import pytest
from django.test import Client
from lxml import html

from home.models import NewsPage
from home.queries.gathered import ORDER
from hub.models import AccessRule, CountryFact, LegalArticle, LegalInstrument, NationalProvision, Theme
from hub.ports import related, sitemap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]
LANGUAGES = ["en", "ro", "nl", "da"]


def groups(client: Client, path: str) -> dict[str, list[str]]:
    page = html.fromstring(client.get(path).content)
    return {
        section.get("aria-labelledby").removeprefix("of-"): section.xpath(".//ul/li/a/text()")
        for section in page.xpath("//section[starts-with(@aria-labelledby, 'of-')]")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_and_country_has_a_page_in_every_language(client: Client, language: str) -> None:
    for path, many in (("themes", Theme.objects.count()), ("countries", 30)):
        page = html.fromstring(client.get(f"/{language}/{path}/").content)
        links = page.xpath("//ul[contains(@class, 'named')]//a/@href")
        assert len(links) == many
        assert client.get(links[0]).status_code == 200
        assert client.get(links[-1]).status_code == 200


def test_what_the_pages_put_in_order_are_rooms_that_answer() -> None:
    assert set(ORDER) <= set(related._providers)


def test_a_theme_gathers_news_in_the_readers_language(client: Client) -> None:
    found = groups(client, "/ro/themes/training/")
    assert found["news"] == [
        "ro: One table, three professions: how a mixed team works",
        "ro: The manual speaks four languages",
    ]
    page = html.fromstring(client.get("/ro/themes/training/").content)
    assert page.xpath("//section[@aria-labelledby='of-news']/p/a/@href") == ["/ro/news/?theme=training"]


def test_what_is_restricted_is_gathered_nowhere(client: Client) -> None:
    hidden = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    AccessRule.objects.create(page_key=hidden.translation_key)
    for path in ("themes/training", "themes/first-hours", "countries/NL"):
        assert b"mixed" not in client.get(f"/en/{path}/?fresh=1").content


@pytest.mark.usefixtures("country_facts")
def test_a_country_says_whom_to_call_and_who_has_checked_it(client: Client) -> None:
    CountryFact.objects.create(country_id="NL", kind="hotline", value="0800 000 000", checked_on="2026-11-03")
    page = html.fromstring(client.get("/nl/countries/NL/").content)
    first = page.xpath("//section[@aria-labelledby='facts']//dd")[0]
    assert first.xpath(".//a/@href") == ["tel:0800000000"]
    assert "3 nov" in first.text_content()
    assert "/nl/manual/card/?country=NL" in page.xpath("//aside//a/@href")
    assert "/nl/help/" in page.xpath("//aside//a/@href")


@pytest.mark.usefixtures("country_facts")
def test_a_year_in_a_rule_is_no_number_to_call(client: Client) -> None:
    said = {"value": "Directive 2011/36/EU, Article 13(2)."}
    CountryFact.objects.update_or_create(country_id="RO", kind="age", defaults=said)
    page = html.fromstring(client.get("/en/countries/RO/").content)
    assert not page.xpath("//section[@aria-labelledby='facts']//a[contains(@href, '2011')]")


def test_a_country_shows_its_law(client: Client) -> None:
    act, _made = LegalInstrument.objects.get_or_create(
        key="2011/36/EU", defaults={"kind": "directive", "scope": "bound"}
    )
    article, _made = LegalArticle.objects.get_or_create(key="2011/36/EU 2", defaults={"instrument": act})
    NationalProvision.objects.create(
        article=article, country_id="RO", name="Codul penal", provision="art. 211", language="ro"
    )
    page = html.fromstring(client.get("/en/countries/RO/?fresh=1").content)
    link = page.xpath("//section[@aria-labelledby='of-law']//li/a")[0]
    assert (link.text, link.get("lang")) == ("Codul penal, art. 211", "ro")


def test_a_code_as_people_type_it_leads_to_the_one_address(client: Client) -> None:
    answer = client.get("/en/countries/ro/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/countries/RO/")


@pytest.mark.parametrize("path", ["themes/nothing/", "countries/XX/", "countries/xx/", "countries/rom/"])
def test_what_is_unknown_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/en/{path}").status_code == 404


def test_only_pages_that_gather_ask_rooms_for_law_and_coverage(django_assert_num_queries) -> None:
    plain = related.RelatedQuestion(language="en", themes=frozenset({"training"}), countries=frozenset({"RO"}))
    for kind in ("law", "annexes", "coverage"):
        with django_assert_num_queries(0):
            assert not related._providers[kind](plain).items


def test_queries_keep_their_budget(client: Client, django_assert_max_num_queries) -> None:
    for path in ("themes/training/", "countries/RO/"):
        client.get(f"/en/{path}?fresh=0")
        with django_assert_max_num_queries(15):
            client.get(f"/nl/{path}?fresh=1")


def test_they_stand_in_the_sitemap_in_every_language() -> None:
    paths = [entry.paths for entry in sitemap.entries()]
    assert {code: f"/{code}/countries/RO/" for code in LANGUAGES} in paths
    assert {code: f"/{code}/themes/training/" for code in LANGUAGES} in paths
