"""Studies where other rooms show what there is: search, digests, feeds and the API."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from dissemination.models import ContentEvent
from dissemination.sources import SOURCES
from hub.models import AccessRule, Publication, Theme
from hub.people.reader import PUBLIC
from hub.ports.related import RelatedQuestion
from hub.publishing.services.publish import publish
from research.beside.studies import answer as answer_related
from research.models import ReleasedTable, Study, StudyPage, Wave
from research.services.study.make_report import make_report
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from research.services.study.shuffle import shuffle
from search.models import EntryKind, SearchEntry
from search.services import index
from tests.research.conftest import Make
from tests.research.studies.making import answer, study, wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


@pytest.fixture
def themed() -> StudyPage:
    made = StudyPage.objects.get(translation_key=study().page_key)
    draft = made.get_latest_revision_as_object()
    draft.themes.add(Theme.objects.get_or_create(slug="prevention", defaults={"name": "prevention"})[0])
    publish(revision=draft.save_revision(), by=None)
    return StudyPage.objects.get(pk=made.pk)


def held(mine: Study, many: int = 30) -> None:
    one = wave(mine, Wave.When.BEFORE)
    for number in range(many):
        answer(one, number)
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    mine.refresh_from_db()


def test_a_study_is_found_under_its_theme(themed: StudyPage) -> None:
    assert Study.objects.get().themes == ["prevention"]
    index.index_again(page_key=themed.translation_key)
    entry = SearchEntry.objects.get(page_key=themed.translation_key)
    assert (entry.kind, entry.themes) == (EntryKind.STUDY, ["prevention"])
    assert "We ask before and after." in entry.body


def test_subscribers_hear_of_it_and_of_its_report(themed: StudyPage) -> None:
    key = str(themed.translation_key)
    item = SOURCES["study"].item(key)
    assert item is not None and list(item.themes) == ["prevention"]
    before = ContentEvent.objects.of_item("study", key).count()
    held(Study.objects.get())
    assert make_report(study=Study.objects.get()) is not None
    assert ContentEvent.objects.of_item("study", key).count() == before + 1
    AccessRule.objects.create(page_key=themed.translation_key)
    assert SOURCES["study"].readable([key], PUBLIC) == set()
    since = Publication.objects.order_by("at")[0].at
    assert key in set(SOURCES["study"].since(since))


def test_the_feed_of_a_theme_holds_it(client: Client, themed: StudyPage) -> None:
    items = client.get("/en/themes/prevention/feed.json").json()["items"]
    assert [item["content_text"] for item in items if item["title"] == themed.title] == ["We ask before and after."]


def test_the_pages_of_themes_and_countries_show_it_and_no_other_asks(
    themed: StudyPage, training: Make, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def titles(**about: frozenset[str]) -> list[str]:
        return [item.title for item in answer_related(RelatedQuestion(language="en", whole=True, **about)).items]

    wave(Study.objects.get(), opened=False)
    Wave.objects.update(training=training(countries=["RO"]).translation_key)
    with django_assert_num_queries(2):
        assert titles(themes=frozenset({"prevention"})) == [themed.title] == titles(countries=frozenset({"RO"}))
    assert titles(countries=frozenset({"DK"})) == []
    with django_assert_num_queries(0):
        assert answer_related(RelatedQuestion(language="en", themes=frozenset({"prevention"}))).items == []
    AccessRule.objects.create(page_key=themed.translation_key)
    assert titles(themes=frozenset({"prevention"})) == []


def test_programs_get_the_frozen_tables_with_what_is_kept_back(client: Client, themed: StudyPage) -> None:
    mine = Study.objects.get()
    held(mine)
    wave(mine, Wave.When.LATER, opened=False)
    report = make_report(study=mine)
    assert report is not None
    (listed,) = client.get("/api/v1/studies").json()["items"]
    assert (listed["title"], listed["themes"], listed["smallest_group"]) == (themed.title, ["prevention"], 5)
    assert [one["state"] for one in listed["rounds"]] == ["released"]
    assert listed["reports"][0]["sha256"] == report.sha256
    assert client.get("/api/v1/studies?language=ro").json()["items"] == []
    whole = client.get(f"/api/v1/studies/{mine.key}").json()
    assert [one["content"] for one in whole["tables"]] == [row.content for row in ReleasedTable.objects.all()]
    numbers = list(_numbers([one["content"]["cells"] for one in whole["tables"]]))
    assert None in numbers and all(number is None or number >= 5 for number in numbers)
    AccessRule.objects.create(page_key=mine.page_key)
    assert client.get(f"/api/v1/studies/{mine.key}").status_code == 404
    assert client.get("/api/v1/studies").json()["count"] == 0
    assert themed.title not in json.dumps(client.get("/api/v1/studies").json())


def test_the_list_asks_the_same_however_many(client: Client) -> None:
    counts = []
    for _turn in range(2):
        study()
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/api/v1/studies").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


def _numbers(cells: Any) -> Any:
    if isinstance(cells, list):
        for one in cells:
            yield from _numbers(one)
    else:
        yield cells
