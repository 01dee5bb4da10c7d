"""The list of news, narrowed: each state is an address, each count what its link shows, nothing hidden counted."""

import pytest
from django.test import Client
from lxml import html

from home.models import NewsPage
from hub.models import AccessRule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]


def read(client: Client, query: str = "", language: str = "en") -> html.HtmlElement:
    answer = client.get(f"/{language}/news/{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def titles(page: html.HtmlElement) -> list[str]:
    return page.xpath("//ol[contains(@class, 'news-list')]//a[not(contains(@class, 'chip'))]/text()")


def choices(page: html.HtmlElement, name: str) -> dict[str, tuple[int, str]]:
    found = {}
    for link in page.xpath(f"//ul[@aria-labelledby='by-{name}']//a"):
        count = "".join(link.xpath("./span[@class='count']/text()"))
        found[link.xpath("./span[1]/text()")[0]] = (int(count or 0), link.get("href"))
    return found


def test_each_link_shows_as_many_as_it_says(client: Client) -> None:
    page = read(client, language="ro")
    for name in ("theme", "country", "year"):
        found = choices(page, name)
        assert found
        for count, address in found.values():
            assert len(titles(read(client, address, "ro"))) == count


def test_facets_narrow_together_and_are_taken_away_one_by_one(client: Client) -> None:
    page = read(client, "?theme=training&country=DK&year=2026")
    assert titles(page) == ["The manual speaks four languages"]
    taken = page.xpath("//nav[@class='narrowing']//a[@aria-current]/@href")
    assert taken == ["?country=DK&year=2026", "?theme=training&year=2026", "?theme=training&country=DK"]


@pytest.mark.parametrize(
    "query", ["theme=nothing", "country=XX", "year=1066", "year=x", "year=0000", "year=%C2%B2%C2%B2%C2%B2%C2%B2"]
)
def test_what_nothing_has_finds_nothing_and_says_so(client: Client, query: str) -> None:
    page = read(client, f"?{query}")
    assert not titles(page)
    assert page.xpath("//div[@class='empty']//a/@href") == ["/en/news/"]


def test_restricted_news_are_in_no_count(client: Client) -> None:
    hidden = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    before = choices(read(client, "?x=1", "nl"), "country")
    AccessRule.objects.create(page_key=hidden.translation_key)
    after = choices(read(client, "?x=2", "nl"), "country")
    assert after["Roemenië"][0] == before["Roemenië"][0] - 1
    assert not titles(read(client, "?theme=first-hours", "nl"))


def test_a_narrowed_list_is_not_for_search_engines_and_the_whole_one_is(client: Client) -> None:
    assert read(client, "?theme=training").xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert not read(client).xpath("//meta[@name='robots']")


def test_a_theme_of_a_piece_of_news_leads_to_its_page(client: Client) -> None:
    page = html.fromstring(client.get("/da/news/mixed-teams/").content)
    links = page.xpath("//a[contains(@class, 'chip')]/@href")
    assert set(links) == {"/da/themes/first-hours/", "/da/themes/training/", "/da/countries/NL/", "/da/countries/RO/"}
