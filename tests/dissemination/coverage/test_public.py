"""What the public may know: country totals, and never a number that points to one agency."""

import itertools
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from dissemination.queries.public_coverage import public_coverage
from hub.disclosure import LEAST, disclosed, disclosed_total
from hub.ports import citable, sitemap
from tests.dissemination.coverage.conftest import Hold
from tests.dissemination.directory import Manual, agency

pytestmark = pytest.mark.django_db
Exactly = Callable[[int], AbstractContextManager[object]]


def grow(hold: Hold) -> None:
    for number in range(5):
        hold(agency(f"Dutch Unit {number}", "NL"), state="acknowledged" if number < 4 else "sent")
    for number in range(3):
        hold(agency(f"Romanian Unit {number}", "RO"), state="acknowledged" if number < 2 else "sent")
    for country in ("BE", "DK", "SE"):
        hold(agency(f"Unit of {country}", country))
    agency("Waits", "FI")


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_the_page_tells_totals_of_countries_and_names_no_agency(hold: Hold, language: str) -> None:
    grow(hold)
    answer = Client().get(f"/{language}/coverage/")
    assert answer.status_code == 200
    assert "Unit" not in answer.text and "Waits" not in answer.text
    rows = re.findall(
        r'<th scope="row">(.+?)</th><td class="number">(.+?)</td><td class="number">(.+?)</td>', answer.text
    )
    shown = {row[1]: row[2] for row in rows}
    assert shown.keys() == {"5", "3"} and shown["5"] == "4" and not shown["3"].isdigit()


def test_none_one_and_two_look_the_same(hold: Hold) -> None:
    grow(hold)
    hold(agency("Second of BE", "BE"))
    found = public_coverage()
    assert found and set(found.few) == {"BE", "DK", "FI", "SE"}
    assert {(one.country, one.sent, one.confirmed) for one in found.told} == {("NL", 5, 4), ("RO", 3, None)}


@pytest.mark.parametrize(
    ("language", "few"),
    [("en", "Belgium, Denmark, Finland, Sweden"), ("ro", "Belgia, Danemarca, Finlanda, Suedia")],
)
def test_countries_stand_in_the_order_of_the_page_s_language(hold: Hold, language: str, few: str) -> None:
    grow(hold)
    for number in range(3):
        hold(agency(f"Austrian Unit {number}", "AT"))
    page = Client().get(f"/{language}/coverage/").text
    names = re.findall(r'<th scope="row">(.+?)</th>', page)
    first = {"en": ["Austria", "Netherlands", "Romania"], "ro": ["Austria", "România", "Țările de Jos"]}
    assert (names, few in page) == (first[language], True)


def test_a_total_never_tells_what_a_row_keeps_back() -> None:
    for counts in itertools.product(range(6), repeat=3):
        total = disclosed_total(counts)
        if total is None:
            continue
        small = [count for count in counts if disclosed(count) is None]
        rest = total - sum(count for count in counts if disclosed(count) is not None)
        fits = {fit for fit in itertools.product(range(LEAST), repeat=len(small)) if sum(fit) == rest}
        for place in range(len(small)):
            assert len({fit[place] for fit in fits}) > 1, counts
    assert disclosed_total([2, 9]) is None and disclosed_total([1, 2, 9]) == 12 and disclosed_total([3, 4]) == 7


def test_it_is_kept_for_all_and_costs_one_question(hold: Hold, django_assert_num_queries: Exactly) -> None:
    grow(hold)
    with django_assert_num_queries(1):
        public_coverage()
    client = Client()
    answer = client.get("/en/coverage/")
    assert answer["ETag"] and answer["Cache-Control"] == "no-cache" and not answer.cookies
    hold(agency("Dutch Unit 9", "NL"))
    again = client.get("/en/coverage/")
    assert again["ETag"] == answer["ETag"], "nobody can watch single answers come in"
    assert client.get("/en/coverage/?on=2026-01-01").status_code == 302


def test_it_stands_in_the_sitemap_in_every_language() -> None:
    paths = [dict(entry.paths) for entry in sitemap.entries()]
    assert {code: f"/{code}/coverage/" for code in ("en", "ro", "nl", "da")} in paths


def test_without_an_edition_in_force_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    manual = Manual()
    monkeypatch.setattr(manual, "in_force", lambda: None)
    monkeypatch.setattr(citable, "_provider", manual)
    assert "No edition is in force yet." in Client().get("/en/coverage/").text
    assert Client().get("/api/v1/coverage").status_code == 404


def test_machines_are_told_what_the_page_tells(hold: Hold) -> None:
    grow(hold)
    told = Client().get("/api/v1/coverage").json()
    assert {row["country"]: (row["sent"], row["confirmed"]) for row in told["countries"]} == {
        "NL": (5, 4),
        "RO": (3, None),
        **dict.fromkeys(("BE", "DK", "FI", "SE"), (None, None)),
    }
    found = public_coverage()
    assert found and (told["sent"], told["confirmed"]) == (found.sent, found.confirmed)
