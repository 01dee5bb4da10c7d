"""Series where other rooms show what there is: search, digests, pages of themes and countries, the API, the sitemap."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from dissemination.sources import SOURCES
from hub.models import AccessRule
from hub.people.reader import PUBLIC
from hub.ports.related import RelatedQuestion
from research.beside.statistics import answer
from research.models import Series
from search.models import EntryKind, SearchEntry
from search.services import index
from tests.research.statistics.making import series, series_page, taken_over, translate

pytestmark = pytest.mark.django_db
ROWS = ("RO,2019,10,", "RO,2020,14,", "EU,2020,:,c")


def titles(**asked: Any) -> list[str]:
    return [item.title for item in answer(RelatedQuestion(language="en", **asked)).items]


def test_pages_of_themes_and_countries_show_it_in_one_query(django_assert_num_queries: Any) -> None:
    taken_over(series("Children", themes=("prevention",), demonstrative=True), *ROWS)
    series("Adults")
    with django_assert_num_queries(1):
        assert titles(countries=frozenset({"RO"}), whole=True) == ["Children"]
    assert titles(themes=frozenset({"prevention"}), whole=True) == ["Children"]
    assert titles(countries=frozenset({"DK"}), whole=True) == []
    (item,) = answer(RelatedQuestion(language="en", countries=frozenset({"RO"}), whole=True)).items
    assert (item.url, item.note) == ("/en/research/children/", "Demonstration")
    with django_assert_num_queries(0):
        assert titles(countries=frozenset({"RO"})) == [], "not beside every page"


def test_what_is_restricted_is_in_no_sink(client: Client) -> None:
    page = series_page(themes=("prevention",))
    key = str(page.translation_key)
    taken_over(Series.objects.get(), *ROWS)
    asked = {"themes": frozenset({"prevention"}), "whole": True}
    listed = client.get("/en/research/").content.decode()
    assert titles(**asked) and "Children registered" in listed
    assert SOURCES["statistic"].readable([key], PUBLIC) == {key}
    AccessRule.objects.create(page_key=page.translation_key)
    assert titles(**asked) == []
    assert SOURCES["statistic"].readable([key], PUBLIC) == set()
    assert client.get("/api/v1/statistics").json()["items"] == []
    assert client.get(f"/api/v1/statistics/{Series.objects.get().key}").status_code == 404
    assert "Children registered" not in client.get("/en/research/?again").content.decode()


def test_it_is_found_by_what_it_counts_in_every_language_with_the_countries_of_its_figures() -> None:
    page = series_page(themes=("prevention",))
    translate(page, definition="Copii înregistrați.")
    taken_over(Series.objects.get(), *ROWS)
    index.index_again(page_key=page.translation_key)
    for language, words in (("en", "whom nobody found"), ("ro", "Copii înregistrați")):
        entry = SearchEntry.objects.get(page_key=page.translation_key, language=language)
        assert (entry.kind, entry.countries, entry.themes) == (EntryKind.STATISTIC, ["RO"], ["prevention"])
        assert words in entry.body


def test_subscribers_hear_of_a_new_series() -> None:
    page = series_page(themes=("prevention",))
    item = SOURCES["statistic"].item(str(page.translation_key))
    assert item is not None
    assert list(item.themes) == ["prevention"]
    assert [(words.language, words.url) for words in item.words] == [("en", "/en/research/children-registered/")]


def test_programs_get_figures_and_never_a_made_up_one(client: Client) -> None:
    taken_over(series("Children", demonstrative=True), *ROWS)
    taken_over(series("Adults"), *ROWS)
    (adults, children) = client.get("/api/v1/statistics").json()["items"]
    assert (adults["demonstration"], children["demonstration"]) == (False, True)
    said = [(one["territory"], one["year"], one["value"], one["mark"]) for one in children["figures"]]
    assert said == [("EU", 2020, None, "c"), ("RO", 2019, 10.0, ""), ("RO", 2020, 14.0, "")]
    assert children["breaks"] == [{"year": 2021, "territory": "DK"}]
    assert client.get(f"/api/v1/statistics/{children['key']}").json() == children
    counts = []
    for most in (1, 2):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/api/v1/statistics?limit={most}")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 5


def test_the_page_says_what_it_is_to_search_engines(client: Client) -> None:
    page = series_page()
    taken_over(Series.objects.get(), *ROWS)
    shown = html.fromstring(client.get(page.get_url()).content)
    things = json.loads(shown.xpath("//script[@type='application/ld+json']/text()")[0])["@graph"]
    dataset = next(one for one in things if one["@type"] == "Dataset")
    assert (dataset["temporalCoverage"], dataset["spatialCoverage"]) == ("2019/2020", ["European Union", "Romania"])
    assert dataset["license"] == "CC BY 4.0"


def test_the_sitemap_and_the_feed_of_a_theme_hold_it(client: Client) -> None:
    series(themes=("prevention",))
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()
    assert "/en/research/children-registered/" in sitemap and "/da/research/children" not in sitemap
    feed = client.get("/en/themes/prevention/feed.json").json()
    (item,) = [one for one in feed["items"] if one["title"] == "Children registered"]
    assert "Children whom nobody found." in item["content_text"]
