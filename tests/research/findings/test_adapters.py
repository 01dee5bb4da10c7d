"""Findings where others show what there is: search, digests, API, search engines; few queries however many."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from dissemination.sources import SOURCES
from manual.models import SectionPage
from search.models import EntryKind, SearchEntry
from search.services import index
from tests.manual.making import make
from tests.research.findings.making import TITLE, finding, say, translate
from tests.research.findings.test_walk import change

pytestmark = pytest.mark.django_db


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


@pytest.mark.parametrize(
    "url",
    ["/en/research/findings/", "/ro/research/findings/", "/en/research/told-first/", "/api/v1/findings"],
)
def test_many_findings_cost_as_many_queries_as_one(url: str, section: SectionPage, client: Client) -> None:
    make("1")
    change(section, str(finding(themes=("prevention",)).translation_key))
    make("2")
    client.get(url)
    counted = []
    for number in range(3):
        finding(f"Another {number}", slug=f"another-{number}", numbers=["1.1", "1.1.1"])
        counted.append(queries(lambda: client.get(url)))
    assert counted[1] == counted[2] <= 40, counted


def test_other_rooms_are_told_in_one_query(section: SectionPage, client: Client) -> None:
    url = "/en/manual/first-hours/first-contact/"
    finding()
    client.get(url)
    counted = []
    for number in range(3):
        finding(f"Another {number}", slug=f"another-{number}")
        counted.append(queries(lambda: client.get(url)))
    assert counted[1] == counted[2], counted


def test_it_is_found_with_its_facts_in_every_language(section: SectionPage) -> None:
    page = finding(themes=("prevention",), countries=["RO"], limits="Nobody was asked at night.")
    translate(page)
    say(page, countries=["DK"])
    index.index_again(page_key=page.translation_key)
    for language in ("en", "ro"):
        entry = SearchEntry.objects.get(page_key=page.translation_key, language=language)
        assert (entry.kind, entry.countries, entry.themes) == (EntryKind.FINDING, ["DK"], ["prevention"])
        assert "Nobody was asked at night." in entry.body


def test_subscribers_hear_of_it(section: SectionPage) -> None:
    page = finding(themes=("prevention",), countries=["DK"])
    item = SOURCES["finding"].item(str(page.translation_key))
    assert item is not None
    assert (list(item.themes), list(item.countries)) == (["prevention"], ["DK"])
    assert [(words.language, words.title, words.url) for words in item.words] == [("en", TITLE, page.url)]


def test_programs_are_told_what_followed(section: SectionPage, client: Client) -> None:
    make("1")
    page = finding(numbers=["1.1.1", "1.1"])
    change(section, str(page.translation_key))
    make("2")
    (one,) = client.get("/api/v1/findings").json()["items"]
    assert [(place["number"], place["outcome"]) for place in one["places"]] == [
        ("1.1", "nothing"),
        ("1.1.1", "changed"),
    ]
    (told,) = one["places"][1]["changes"]
    assert (told["edition"], told["kind"]) == ("2", "procedure")
    assert told["url"].endswith("/en/manual/editions/1/compare/2/1.1.1/#p-1.1.1")
    assert client.get("/api/v1/findings?number=1.2").json()["items"] == []
    romanian = client.get("/api/v1/findings?language=ro").json()["items"][0]
    assert (romanian["language"], romanian["title"]) == ("en", TITLE)


def test_search_engines_are_told_what_it_is(section: SectionPage, client: Client) -> None:
    page = finding()
    shown = html.fromstring(client.get(page.get_url()).content)
    things = json.loads(shown.xpath("//script[@type='application/ld+json']/text()")[0])["@graph"]
    claim = next(one for one in things if one["@type"] == "Claim")
    assert claim["name"] == TITLE
    assert [one["@type"] for one in things if one["@type"] == "BreadcrumbList"]


def test_a_language_without_its_words_shows_the_source_marked(section: SectionPage, client: Client) -> None:
    finding()
    shown = html.fromstring(client.get("/ro/research/findings/").content)
    (link,) = shown.xpath(f"//main//a[contains(., '{TITLE}')]")
    assert (link.get("lang"), link.get("href")) == ("en", "/ro/research/told-first/")
    answer = client.get("/ro/research/told-first/")
    assert answer.status_code == 200 and TITLE in answer.content.decode()
