"""Keeping statistics in the admin: upload, look, take over; nobody without the right sees any of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from research.models import Observation, Series, SeriesImport
from tests.factories import people
from tests.research.statistics.making import csv_of, editor, series, staged, taken_over

pytestmark = pytest.mark.django_db


def upload(client: Client, mine: Series, data: bytes) -> HttpResponse:
    address = reverse("research_series", args=[mine.key])
    return client.post(address, {"file": SimpleUploadedFile("figures.csv", data)})


def test_an_editor_uploads_looks_and_takes_over() -> None:
    mine, client = series(), people.logged_in(editor())
    taken_over(mine, "RO,2020,14,", "NL,2020,9,")
    answer = upload(client, mine, csv_of("RO,2020,16,", "NL,2020,8,", "DK,2020,1.500,", "DK,2019,3,"))
    batch = SeriesImport.objects.get(state="staged")
    assert answer["Location"] == reverse("research_figures", args=[batch.key])
    page = html.fromstring(client.get(answer["Location"]).content)
    rows = [
        " ".join(" ".join(row.itertext()).split()) for row in page.xpath("//table[contains(@class,'listing')]/tbody/tr")
    ]
    assert "can be read in two ways" in rows[0] and "DK · 2020 · 1.500" in rows[0]
    assert "Romania, 2020 14 16 Confirm this revision" in rows[1]
    assert Observation.objects.count() == 2
    (line,) = page.xpath("//input[@name='revision']/@value")[:1]
    client.post(reverse("research_figures_accept", args=[batch.key]), {"revision": [line]})
    said = {(row.territory, row.year): row.value for row in Observation.objects.current()}
    assert said == {("RO", 2020): 16, ("NL", 2020): 9, ("DK", 2019): 3}


def test_a_file_that_cannot_be_read_is_said_at_the_field() -> None:
    mine, client = series(), people.logged_in(editor())
    answer = upload(client, mine, b"what,ever\n1,2\n")
    assert answer.status_code == 422
    assert "Lacking: territory, year, value" in answer.content.decode()


def test_a_file_that_says_nothing_new_offers_nothing() -> None:
    mine, client = series(), people.logged_in(editor())
    taken_over(mine, "RO,2020,14,")
    batch = staged(mine, "RO,2020,14,")
    page = client.get(reverse("research_figures", args=[batch.key])).content.decode()
    assert "there is nothing to take over" in page and "Take over and publish" not in page


@pytest.mark.parametrize("group", ["officer", "moderator", "auditor", "translator-ro"])
def test_others_find_nothing_and_change_nothing(group: str) -> None:
    mine = series()
    batch = staged(mine, "RO,2020,14,")
    client = people.logged_in(people.user("", group))
    assert upload(client, mine, csv_of("RO,2020,1,")).status_code == 404
    for name, key in (("research_series", mine.key), ("research_figures", batch.key)):
        assert client.get(reverse(name, args=[key])).status_code == 404
    for name in ("research_figures_accept", "research_figures_discard"):
        assert client.post(reverse(name, args=[batch.key])).status_code == 404
        assert people.logged_in(editor()).get(reverse(name, args=[batch.key])).status_code == 405
    assert not Observation.objects.exists()


def test_the_board_asks_as_often_for_many_series_as_for_one() -> None:
    client = people.logged_in(editor())
    taken_over(series("One"), "RO,2020,14,")
    client.get(reverse("research_statistics"))
    counts = []
    for title in ("Two", "Three"):
        taken_over(series(title), "RO,2020,14,", "NL,2020,14,")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("research_statistics"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
