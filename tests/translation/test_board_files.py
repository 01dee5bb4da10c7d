"""The board as CSV and XLSX: what it shows, nothing that a spreadsheet would run, a line at a time."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from home.models import NewsPage
from hub.spreadsheets import csv_lines, xlsx_file
from tests.translation.conftest import submit

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/translations/board"
RUN = '=HYPERLINK("https://example.org")'


@pytest.fixture
def formula(news: NewsPage, editor: Any) -> NewsPage:
    """A page whose title is a formula."""
    submit(news, editor)
    news.title = news.draft_title = RUN
    news.save(update_fields=["title", "draft_title"])
    return news


def csv_rows(client: Client, **asked: str) -> list[list[str]]:
    answer = client.get(f"{ADDRESS}.csv", asked)
    assert answer.streaming
    return list(csv.reader(StringIO(b"".join(answer).decode("utf-8-sig"))))


def sheet(client: Client, **asked: str) -> Any:
    answer = client.get(f"{ADDRESS}.xlsx", asked)
    return load_workbook(BytesIO(b"".join(answer))).active


def test_csv_holds_what_the_board_shows(formula: NewsPage, editor: Any, client: Client) -> None:
    client.force_login(editor)
    headings, *rows = csv_rows(client, language="ro", state="draft")
    assert headings[:5] == ["Page", "Language", "Code", "State", "Under way"]
    assert [row[:4] for row in rows] == [[f"'{RUN}", "Română", "ro", "Draft"]]
    assert len(csv_rows(client)) > len(rows) + 1


def test_a_title_is_no_formula_in_xlsx(formula: NewsPage, editor: Any, client: Client) -> None:
    client.force_login(editor)
    found = sheet(client, language="ro", state="draft")
    assert found.max_row == 2
    cell = found["A2"]
    assert (cell.value, cell.data_type) == (RUN, "s")
    assert found["F2"].is_date


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_that_begins_like_a_formula_stays_one(start: str) -> None:
    [_headings, line] = csv_lines(["Page"], [[f"{start}1+1", 5]])
    assert next(csv.reader([line], strict=True)) if start not in "\r" else line.startswith("\"'")
    assert line.lstrip('"').startswith("'")
    file = xlsx_file("Sheet", ["Page"], [[f"{start}1+1\x01", -5]])
    row = next(load_workbook(file).active.iter_rows(min_row=2))
    assert [cell.data_type for cell in row] == ["s", "n"]


def test_whoever_has_no_part_gets_no_file(client: Client, person: Any) -> None:
    client.force_login(person("officer"))
    for ending in ("csv", "xlsx"):
        assert client.get(f"{ADDRESS}.{ending}").status_code in (302, 404)
