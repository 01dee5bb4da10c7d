"""The pages of the coverage by HTTP: two clicks to the answer, as of any day, as files, and by role."""

import csv
import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.dissemination.coverage.conftest import Hold
from tests.dissemination.directory import agency
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
BASE = "/admin/distribution/coverage/"


def links(page: str, words: str) -> list[str]:
    return [unescape(address) for address in re.findall(rf'<a href="([^"]+)">{words}</a>', page)]


def test_who_holds_edition_1_in_dutch_and_how_do_we_know_is_two_clicks_and_one_query(hold: Hold) -> None:
    for number in range(12):
        hold(agency(f"Dutch Unit {number}", "NL"), "1", "nl", "acknowledged")
        hold(agency(f"Belgian Unit {number}", "BE"), "1", "nl", "acknowledged")
        hold(agency(f"Romanian Unit {number}", "RO"), "1", "ro", "acknowledged")
    client = signed_in("officer")
    page = client.get(BASE, {"edition": "1"}).text
    (address,) = [link for link in links(page, "24 confirmed") if "language=nl" in link]
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address).text
    assert len([query for query in captured if "dissemination_holding" in query["sql"]]) == 1
    assert "24 agencies" in answer and "Romanian Unit" not in answer
    for number in range(12):
        assert f"Dutch Unit {number}<" in answer and f"Belgian Unit {number}<" in answer
    assert answer.count("Relay’s answer") + answer.count("Relay&#x27;s answer") == 24
    assert "1/nl/1" in answer and "Receipt confirmed" in answer


def test_pages_cost_the_same_whatever_the_rows(hold: Hold) -> None:
    client = signed_in("officer")
    counts = []
    for _round in range(2):
        for number in range(5):
            hold(agency(f"Unit {_round}{number}", ["NL", "RO", "DK", "BE", "SE"][number]))
        counted = []
        for address in (BASE, f"{BASE}editions/", f"{BASE}agencies/", f"{BASE}2/NL/"):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counted.append(len(captured))
        counts.append(counted)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("address", [BASE, f"{BASE}editions/", f"{BASE}agencies/"])
def test_a_day_that_has_not_come_and_nonsense_are_said_at_the_field(address: str) -> None:
    client = signed_in("officer")
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    for value, words in ((tomorrow, "has not come yet"), ("last week", "Write the day as"), ("2026-13-45", "Write")):
        page = client.get(address, {"on": value, "kind": "police"}).text
        assert words in page and f'value="{value}"' in page and 'class="listing' not in page
        assert '<option value="police" selected>' in page, "nothing typed is lost"
    for wrong in ({"edition": "77"}, {"kind": "unheard-of"}):
        assert "not one of the available choices" in client.get(address, wrong).text


def test_the_edition_in_force_on_the_day_is_shown_first(hold: Hold) -> None:
    hold(agency("Unit", "NL"))
    page = signed_in("officer").get(BASE).text
    assert '<option value="2" selected>' in page and "1 handed over" in page


def test_a_past_day_says_that_it_is_one(hold: Hold) -> None:
    hold(agency("Unit", "NL"))
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    page = signed_in("officer").get(BASE, {"on": yesterday}).text
    assert "As of the end of" in page and "1 handed over" not in page and "1 required holds nothing" in page
    assert all(f"on={yesterday}" in link for link in links(page, "1 required"))
    assert links(page, "Show today") == ["?edition=2"]


def test_files_hold_what_is_on_the_screen_and_no_formula(hold: Hold) -> None:
    hold(agency('=HYPERLINK("x")', "NL"), "2", "nl", "adopted")
    agency("Empty", "NL")
    client = signed_in("officer")
    answer = b"".join(client.get(f"{BASE}agencies.csv", {"edition": "2"}).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(answer)))
    assert rows[1][:4] == ["NL", "Netherlands", '\'=HYPERLINK("x")', "Police"] and "2/nl/1" in rows[1]
    assert rows[2][2] == "Empty" and rows[2][7] == ""
    answer = b"".join(client.get(f"{BASE}matrix.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(answer)))
    assert ["NL", "Netherlands", "All languages", "1", "1", "1", "1", "2", "1", "0"] in rows
    assert ["", "All countries", "Dutch", "1", "1", "1", "1", "", "", "0"] in rows
    for name in ("matrix", "editions", "agencies"):
        answer = client.get(f"{BASE}{name}.xlsx")
        sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        assert sheet.max_row > 1 and all(cell.data_type != "f" for row in sheet.rows for cell in row)


def test_a_file_of_nonsense_leads_back_to_the_field() -> None:
    answer = signed_in("officer").get(f"{BASE}matrix.csv", {"on": "soon"}, follow=True)
    assert "Write the day as" in answer.text


def test_a_country_desk_finds_its_own_countries_alone(hold: Hold) -> None:
    own, foreign = agency("Own Unit", "NL"), agency("Foreign Unit", "RO")
    hold(own)
    hold(foreign)
    client = signed_in("country-desk", of=own)
    for address in (BASE, f"{BASE}editions/", f"{BASE}agencies/", f"{BASE}agencies/?what=sent"):
        page = client.get(address).text
        assert "Foreign Unit" not in page and "Romania<" not in page and "2 handed over" not in page
    for name in ("matrix", "editions", "agencies"):
        text = b"".join(client.get(f"{BASE}{name}.csv").streaming_content).decode()
        assert "Netherlands" in text and "Romania" not in text and "Foreign" not in text
    same = {"country": "RO"}, {"country": "ZZ"}
    foreign_page, unknown_page = (client.get(f"{BASE}agencies/", asked).text for asked in same)
    assert "not one of the available choices" in foreign_page and "not one of the available choices" in unknown_page
    assert client.get(f"{BASE}2/RO/").status_code == client.get(f"{BASE}2/ZZ/").status_code == 404


@pytest.mark.parametrize("name", ["", "editions/", "agencies/", "matrix.csv", "editions.xlsx", "agencies.csv", "2/NL/"])
def test_others_of_the_admin_do_not_know_the_coverage(name: str) -> None:
    assert signed_in("editor").get(f"{BASE}{name}").status_code == 404


def test_the_map_says_in_words_what_the_table_says(hold: Hold) -> None:
    hold(agency("Unit", "NL"), state="acknowledged")
    page = signed_in("officer").get(BASE).text
    assert 'aria-label="Netherlands: 1 handed over, 1 confirmed, 1 required"' in page
    assert page.count('class="ds-tile ') == 30 and page.count("ds-tile-empty") == 29
    assert " style=" not in page.split('class="ds-tiles"')[1].split("</svg>\n")[0]


def test_a_question_without_an_answer_says_so_and_another_country_can_be_asked(hold: Hold) -> None:
    client = signed_in("officer")
    page = client.get("/admin/distribution/coverage/2/NL/", {"what": "confirmed"}).text
    assert "No agency answers to this." in page
    assert 'action="/admin/distribution/coverage/agencies/"' in page
