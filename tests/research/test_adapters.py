"""Trainings where other rooms show what there is: beside pages, in search, digests, feeds, the API and the sitemap."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from dissemination.models import ContentEvent
from dissemination.sources import SOURCES
from hub.models import AccessRule, Organisation, Publication
from hub.people.reader import PUBLIC
from hub.ports.related import RelatedQuestion
from research.beside.trainings import answer
from research.models import Training
from search.models import EntryKind, SearchEntry
from search.services import index
from tests.research.conftest import Make, facts_of, say, translate

pytestmark = pytest.mark.django_db


def titles(**asked: Any) -> list[str]:
    return [item.title for item in answer(RelatedQuestion(language="en", **asked)).items]


def test_other_pages_show_the_next_trainings_on_their_matter_in_one_query(
    training: Make, django_assert_num_queries: Any
) -> None:
    training("Late", days=60, numbers=["3"], themes=("prevention",))
    training("Soon", days=5, numbers=["3.2.1"], countries=["DK"])
    training("Past", days=-5, numbers=["3"])
    cancelled = training("Cancelled", numbers=["3"])
    Training.objects.filter(page_key=cancelled.translation_key).update(cancelled_at=timezone.now())
    with django_assert_num_queries(1):
        assert titles(numbers=frozenset({"3.2.1"})) == ["Soon", "Late"]
    assert titles(numbers=frozenset({"3.2"})) == ["Late"], "what covers a chapter covers its sections"
    assert titles(themes=frozenset({"prevention"})) == ["Late"]
    assert titles(countries=frozenset({"DK"})) == ["Soon"]
    assert titles() == ["Soon", "Late"]
    (item,) = answer(RelatedQuestion(language="en", countries=frozenset({"DK"}))).items
    assert (item.url, item.language) == ("/en/training/soon/", "en")
    assert "(time of Bucharest)" in item.note


def test_a_restricted_training_is_beside_no_page(training: Make) -> None:
    page = training(numbers=["3"])
    AccessRule.objects.create(page_key=page.translation_key)
    assert titles(numbers=frozenset({"3"})) == []


def test_a_training_is_found_with_the_facts_in_force_in_every_language(training: Make) -> None:
    page = training("Lantern course", place="Cluj", countries=["RO"], themes=("prevention",))
    other = translate(page, place="Cluj-Napoca")
    say(page, countries=["DK"])
    index.index_again(page_key=page.translation_key)
    for language, place in (("en", "Cluj"), ("ro", "Cluj-Napoca")):
        entry = SearchEntry.objects.get(page_key=page.translation_key, language=language)
        assert (entry.kind, entry.countries, entry.themes) == (EntryKind.TRAINING, ["DK"], ["prevention"])
        assert place in entry.body
    assert other.countries == ["RO"], "the copy says what it said"


def test_subscribers_hear_of_a_new_training_once(training: Make) -> None:
    page = training("Lantern course", countries=["DK"], themes=("prevention",))
    key = str(page.translation_key)
    item = SOURCES["training"].item(key)
    assert item is not None
    assert (list(item.themes), list(item.countries)) == (["prevention"], ["DK"])
    assert [(words.language, words.url) for words in item.words] == [("en", "/en/training/lantern-course/")]
    assert SOURCES["training"].readable([key], PUBLIC) == {key}
    AccessRule.objects.create(page_key=page.translation_key)
    assert SOURCES["training"].readable([key], PUBLIC) == set()
    assert ContentEvent.objects.of_item("training", key).count() <= 1
    since = Publication.objects.order_by("at")[0].at
    assert list(SOURCES["training"].since(since)) == [key]


def test_programs_are_told_what_the_page_shows_and_no_link_to_join(client: Client, training: Make) -> None:
    training("First", join_url="https://meet.example.org/x", online=True, hours=4, countries=[])
    page = training("Second", days=40)
    translate(page)
    answered = client.get("/api/v1/trainings").json()
    assert [one["title"] for one in answered["items"]] == ["Second", "First"]
    first = answered["items"][1]
    assert (first["standing"], first["hours"], first["time_zone"]) == ("open", 4.0, "Europe/Bucharest")
    assert "meet.example.org" not in json.dumps(answered)
    assert [one["title"] for one in client.get("/api/v1/trainings?language=ro").json()["items"]] == ["ro: Second"]
    counts = []
    for most in (1, 2):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/api/v1/trainings?limit={most}")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 4


def test_the_page_says_what_it_is_to_search_engines(client: Client, training: Make) -> None:
    trainer = Organisation.objects.create(name="Lowlands University", kind="research", country_id="NL")
    page = training("First", trainers=(trainer,), online=True, join_url="https://meet.example.org/x")
    shown = html.fromstring(client.get(page.get_url()).content)
    things = json.loads(shown.xpath("//script[@type='application/ld+json']/text()")[0])["@graph"]
    event = next(one for one in things if one["@type"] == "EducationEvent")
    assert event["startDate"] == facts_of(page).starts_at.isoformat()
    assert event["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert [one["name"] for one in event["organizer"]] == ["Lowlands University"]
    assert "meet.example.org" not in json.dumps(things)


def test_the_sitemap_and_the_feed_of_a_theme_hold_it(client: Client, training: Make) -> None:
    training("First", themes=("prevention",))
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()
    assert "/en/training/first/" in sitemap and "/da/training/first/" not in sitemap
    feed = client.get("/en/themes/prevention/feed.json").json()
    (item,) = [one for one in feed["items"] if one["title"] == "First"]
    assert "Two calls within the hour" in item["content_text"]
