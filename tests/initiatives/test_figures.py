"""Figures: what is public anyway as it is, interest and days by half-years that are over, no small number in them."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.charts import bars
from hub.models import Country, Organisation
from initiatives.models import Initiative, Interest
from initiatives.periods import Period, finished, period_of
from initiatives.queries import counted
from initiatives.services.decide import decide
from initiatives.services.express_interest import express_interest
from initiatives.services.take_down import take_down
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.clock import at
from tests.initiatives.conftest import Cast, Make

POSTED = datetime(2027, 2, 1, 12, tzinfo=UTC)
AFTER = datetime(2027, 8, 1, 12, tzinfo=UTC)
Exactly = Callable[[int], AbstractContextManager[object]]


def test_half_years_follow_each_other_by_the_clocks_of_brussels() -> None:
    first, second = Period(2027, 1), Period(2027, 2)
    assert (first.end, first.next(), second.next()) == (second.start, second, Period(2028, 1))
    assert second.start == datetime(2027, 6, 30, 22, tzinfo=UTC)
    assert [period_of(second.start - timedelta(seconds=1)), period_of(second.start)] == [first, second]
    assert list(finished(POSTED, AFTER)) == [first]
    assert list(finished(None, second.end)) == [second]
    assert list(finished(POSTED, second.end)) == [second, first]


def test_a_bar_is_as_long_as_its_number_and_a_hidden_one_has_none() -> None:
    chart = bars([("a", 200), ("b", 1), ("c", 0), ("d", None)])
    assert [bar.width for bar in chart.bars] == [100, 1, 0, 0]
    assert bars([]).height == 0


@pytest.fixture
def replied(cast: Cast, public: Make) -> Callable[..., Initiative]:
    """An initiative of Romania with so many offers, of which the first so many were agreed after `days`."""
    partners = [people.organisation(owner=people.user(), name=f"Partner {number}") for number in range(7)]
    Organisation.objects.update(verified_until=AFTER + timedelta(days=999))

    def make(offers: int, agreed: int = 0, days: int = 10, **changes: Any) -> Initiative:
        with at(POSTED):
            initiative = public(deadline=POSTED + timedelta(days=90), **changes)
            seat = initiative.seats.get(position=1)
            initiative.seats.filter(pk=seat.pk).update(how_many=7)
            made = [
                express_interest(
                    seat=seat,
                    organisation=one,
                    by=one.memberships.get().user,
                    role="support",
                    country=Country.objects.get(pk="DK"),
                    pitch="We do this.",
                )[0]
                for one in partners[:offers]
            ]
        with at(POSTED + timedelta(days=days)):
            for interest in made[:agreed]:
                decide(interest=interest, decision="agreed")
        return initiative

    return make


def read(client: Client, address: str) -> dict[tuple[str, ...], str]:
    answer = client.get(address)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # not in the stubs
    return {tuple(row[:1] + row[2:4]): row[4] for row in list(csv.reader(text.splitlines()))[1:]}


def test_the_public_reads_no_small_number_and_moderators_read_all(cast: Cast, replied: Any, client: Client) -> None:
    replied(7, agreed=6, days=9)
    replied(2, agreed=1, days=40, kind="research")
    with at(AFTER):
        public = read(client, reverse("partners_statistics_csv"))
        exact = read(logged_in(cast.moderator), reverse("initiatives_statistics_csv"))
        page = client.get(reverse("partners_statistics")).content.decode()
    assert exact["Offers", "Romania", "Training"] == "7" and exact["Offers", "Romania", "Research"] == "2"
    assert exact["Median of days to fill a seat", "Together", "Research"] == "40"
    assert {value for key, value in public.items() if key[0] == "Offers"} == {"", "0", "9"}
    assert public["Offers", "Romania", "Training"] == "", "9 - 7 would tell the 2"
    assert public["Median of days to fill a seat", "Together", "Research"] == ""
    assert public["Seats filled", "Together", "Training"] == "6", "everybody sees that on the page of the initiative"
    assert public["Initiatives published", "Romania", "Together"] == "2"
    assert "January to June 2027" in page and "<svg" in page and page.count("<table") == 5


def test_numbers_of_five_and_more_are_said(replied: Any, client: Client) -> None:
    replied(7, agreed=5, days=9)
    replied(6, agreed=5, days=20, kind="research")
    with at(AFTER):
        public = read(client, reverse("partners_statistics_csv"))
    assert public["Offers", "Together", "Together"] == "13"
    assert public["Offers", "Romania", "Research"] == "6" and public["Offers", "Romania", "Campaign"] == "0"
    assert public["Median of days to fill a seat", "Together", "Training"] == "9"


def test_the_running_half_year_is_said_to_nobody_but_moderators(cast: Cast, replied: Any, client: Client) -> None:
    replied(7, agreed=5)
    with at(POSTED + timedelta(days=20)):
        address = reverse("partners_statistics_csv")
        for query in ("", "?period=2027-1", "?period=x"):
            assert read(client, address + query)["Offers", "Together", "Together"] != "7"
        running = reverse("initiatives_statistics_csv") + "?period=2027-1"
        assert read(logged_in(cast.moderator), running)["Offers", "Together", "Together"] == "7"


def test_what_was_counted_stays_counted_when_it_is_taken_down(cast: Cast, replied: Any, client: Client) -> None:
    initiative = replied(7)
    with at(AFTER):
        before = read(client, reverse("partners_statistics_csv"))
        take_down(initiative=initiative, by=cast.moderator, reasons=["unclear"])
        after = read(client, reverse("partners_statistics_csv"))
    offers = ("Offers", "Together", "Together")
    assert before[offers] == after[offers] == "7"
    assert after["Initiatives published", "Together", "Together"] == "0"


def test_a_half_year_that_is_over_stays_when_kind_and_country_change(cast: Cast, replied: Any) -> None:
    initiative = replied(7, agreed=6, days=9)
    before = counted.interests(Period(2027, 1)), counted.days_to_fill(Period(2027, 1))
    assert before == ({("RO", "training"): 7}, {("RO", "training"): [9] * 6})
    Initiative.objects.filter(pk=initiative.pk).update(kind="research")
    Organisation.objects.filter(pk=cast.organisation.pk).update(country_id="NL")
    assert (counted.interests(Period(2027, 1)), counted.days_to_fill(Period(2027, 1))) == before


def test_an_offer_of_an_older_process_counts_as_its_initiative_says(replied: Any) -> None:
    replied(2)
    Interest.objects.update(initiative_kind="", author_country="")
    assert counted.interests() == {("RO", "training"): 2}


def test_the_page_costs_the_same_however_much_there_is(
    replied: Any, client: Client, django_assert_num_queries: Exactly
) -> None:
    replied(3)
    address = reverse("partners_statistics")
    budget = 8 + 1  # the menus, which every process remembers, but not within the transaction of a test
    with at(AFTER):
        client.get(address)
        with django_assert_num_queries(budget):
            client.get(address)
    for kind in ("research", "campaign"):
        replied(6, kind=kind)
    assert Interest.objects.count() == 15
    with at(AFTER), django_assert_num_queries(budget):
        client.get(address)


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_it_reads_in_every_language_before_anything_is_there(client: Client, db: None, language: str) -> None:
    assert client.get(f"/{language}/partners/statistics/").status_code == 200
    assert client.get(f"/{language}/partners/statistics.csv").status_code == 200
