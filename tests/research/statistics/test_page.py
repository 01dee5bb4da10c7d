"""What the page of a series and its files show: every figure, every year without one, and nothing in between."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from hub.models import AccessRule
from research.models import Series
from research.services.statistics.stage import stage
from tests.research.statistics.making import BREAK, editor, say, series, series_page, taken_over, translate

pytestmark = pytest.mark.django_db
ROWS = ("RO,2019,10,", "RO,2020,14,", "RO,2022,15,p", "DK,2020,:,c", "DK,2021,9,b", "NL,2019,20,", "NL,2020,21,")


def page_of(client: Client, path: str = "/en/research/children-registered/") -> Any:
    return html.fromstring(client.get(path).content)


def table(page: Any) -> dict[str, list[str]]:
    return {
        row.xpath("string(th)"): [" ".join(" ".join(cell.itertext()).split()) for cell in row.xpath("td")]
        for row in page.xpath("//main//table/tbody/tr")
    }


def test_the_countries_stand_side_by_side_and_no_year_is_left_out(client: Client) -> None:
    taken_over(series(), *ROWS)
    page = page_of(client)
    assert page.xpath("//main//table/thead//th/text()") == ["Year", "Denmark", "Netherlands", "Romania"]
    assert table(page) == {
        "2019": ["no figure", "20", "10"],
        "2020": ["confidential", "21", "14"],
        "2021": ["9 new series", "no figure", "no figure"],
        "2022": ["no figure", "no figure", "15 provisional"],
    }


def test_the_lines_join_nothing_that_was_not_counted(client: Client) -> None:
    taken_over(series(), *ROWS)
    denmark, netherlands, romania = page_of(client).xpath("//main//svg[@role='img'][.//desc]")
    strokes = "count(.//g[@class='bar']/line)"
    assert (denmark.xpath(strokes), netherlands.xpath(strokes), romania.xpath(strokes)) == (0, 1, 1)
    assert romania.xpath("count(.//circle)") == 3
    assert romania.xpath("string(desc)") == "10 in 2019, 15 in 2022. No figure for 2021."
    assert "The line is broken: a new series begins in 2021." in denmark.xpath("string(desc)")
    for one in (denmark, netherlands, romania):
        assert one.get("aria-labelledby") == one.xpath("string(title/@id)")


def test_a_break_is_said_with_what_changed(client: Client) -> None:
    taken_over(series(), *ROWS)
    text = page_of(client).xpath("string(//main)")
    assert "Denmark: from 2021 on figures cannot be compared with those before. Referrals are counted, too." in text


def test_a_revision_says_what_stood_there_before(client: Client) -> None:
    mine = series()
    taken_over(mine, *ROWS)
    taken_over(mine, "RO,2020,1600,")
    page = page_of(client)
    assert table(page)["2020"][2] == "1,600 revised"
    assert "Romania, 2020: 14 until" in page.xpath("string(//main)")


def test_invented_figures_say_so_in_every_language_at_once(client: Client) -> None:
    page = series_page()
    translate(page)
    taken_over(Series.objects.get(), *ROWS)
    say(page, demonstrative=True)
    for path in ("/en/research/children-registered/", "/ro/research/children-registered/"):
        assert page_of(client, path).xpath("//main//*[contains(@class, 'note warn')]"), path
    assert ",yes," in client.get("/en/research/children-registered/figures.csv").getvalue().decode()


def test_a_translation_shows_the_same_figures_as_its_readers_write_them(client: Client) -> None:
    translate(series_page(decimals=1))
    taken_over(Series.objects.get(), "RO,2019,1234.5,", "RO,2020,1300,")
    assert table(page_of(client, "/ro/research/children-registered/"))["2019"] == ["1.234,5"]
    assert table(page_of(client))["2019"] == ["1,234.5"]


def test_the_file_says_what_the_page_says_and_can_be_uploaded_again(client: Client) -> None:
    mine = series()
    taken_over(mine, *ROWS)
    data = client.get("/en/research/children-registered/figures.csv").getvalue()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["territory"], row["year"], row["value"], row["mark"]) for row in rows[:2]] == [
        ("DK", "2020", ":", "c"),
        ("DK", "2021", "9", "b"),
    ]
    batch = stage(series=mine, name="figures.csv", data=data, by=editor())
    assert set(batch.rows.values_list("verdict", flat=True)) == {"same"}
    workbook = client.get("/en/research/children-registered/figures.xlsx").getvalue()
    again = stage(series=mine, name="figures.xlsx", data=workbook, by=editor())
    assert set(again.rows.values_list("verdict", flat=True)) == {"same"}


def test_the_codebook_names_every_column(client: Client) -> None:
    taken_over(series(), *ROWS)
    rows = csv.reader(
        io.StringIO(client.get("/en/research/children-registered/figures.csv").getvalue().decode("utf-8-sig"))
    )
    book = client.get("/en/research/children-registered/codebook.csv").getvalue().decode("utf-8-sig")
    named = [row[0] for row in csv.reader(io.StringIO(book))]
    assert set(next(rows)) <= set(named)
    assert "Children whom nobody found." in book
    assert client.get("/en/research/children-registered/codebook.xml").status_code == 404


def test_what_is_restricted_or_taken_down_has_no_figures(client: Client) -> None:
    page = series_page()
    taken_over(Series.objects.get(), *ROWS)
    addresses = [f"/en/research/children-registered/{name}" for name in ("", "figures.csv", "codebook.csv")]
    assert {client.get(one).status_code for one in addresses} == {200}
    AccessRule.objects.create(page_key=page.translation_key)
    assert {client.get(f"{one}?again").status_code for one in addresses} == {404}


def test_the_page_asks_as_often_for_many_figures_as_for_few(client: Client) -> None:
    mine = series(breaks=[BREAK])
    counts = []
    for rows in (ROWS[:2], ROWS[2:]):
        taken_over(mine, *rows)
        client.get(f"/en/research/children-registered/?warm={len(rows)}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/en/research/children-registered/?asked={len(rows)}")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 17
