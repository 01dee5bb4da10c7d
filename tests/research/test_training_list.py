"""The list of trainings: those to come first; each state of it is an address, each count what its link shows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from hub.models import AccessRule
from research.models import Place, Registration, Training
from tests.research.conftest import Make, translate

pytestmark = pytest.mark.django_db


def read(client: Client, query: str = "?x=1", language: str = "en") -> html.HtmlElement:
    answer = client.get(f"/{language}/training/{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def titles(page: html.HtmlElement) -> list[str]:
    return page.xpath("//ol[contains(@class, 'news-list')]//h3/a/text()")


def choices(page: html.HtmlElement, name: str) -> dict[str, tuple[int, str]]:
    found = {}
    for link in page.xpath(f"//ul[@aria-labelledby='by-{name}']//a"):
        count = "".join(link.xpath("./span[@class='count']/text()"))
        found[link.xpath("./span[1]/text()")[0]] = (int(count or 0), link.get("href"))
    return found


def test_the_next_comes_first_and_what_is_over_last(client: Client, training: Make) -> None:
    for title, days in (("Later", 50), ("Long ago", -90), ("Soon", 5), ("Lately", -3)):
        training(title, days=days)
    page = read(client)
    assert titles(page) == ["Soon", "Later", "Lately", "Long ago"]
    assert page.xpath("//main//h2[not(@id)]/text()") == ["Trainings to come", "Past trainings"]


def test_each_link_shows_as_many_as_it_says(client: Client, training: Make) -> None:
    training("One", countries=["RO"], languages=["ro"], targets=["police"])
    training("Two", countries=["NL"], languages=["nl", "en"], targets=["police", "guardian"])
    training("Three", countries=[], languages=["en"], targets=["ngo"])
    page = read(client)
    for name in ("country", "language", "target"):
        found = choices(page, name)
        assert found
        for count, address in found.values():
            assert len(titles(read(client, address))) == count
    assert titles(read(client, "?country=RO&target=ngo")) == ["Three"], "for every country"
    taken = read(client, "?country=NL&target=police").xpath("//nav[@class='narrowing']//a[@aria-current]/@href")
    assert taken == ["?target=police", "?country=NL"]


@pytest.mark.parametrize("query", ["country=XX", "language=xx", "target=nobody"])
def test_what_nothing_has_finds_nothing_and_says_so(client: Client, training: Make, query: str) -> None:
    training(countries=["RO"])
    page = read(client, f"?{query}")
    assert not titles(page)
    assert page.xpath("//div[@class='empty']//a/@href") == ["/en/training/"]


def test_a_training_stands_in_the_lists_of_its_languages_and_a_restricted_one_in_none(
    client: Client, training: Make
) -> None:
    page = training("First hours")
    training("English only")
    translate(page)
    assert titles(read(client, language="ro")) == ["ro: First hours"]
    AccessRule.objects.create(page_key=page.translation_key)
    assert titles(read(client, "?x=2", "ro")) == []
    assert titles(read(client, "?x=2")) == ["English only"]


def test_full_and_cancelled_ones_say_so(client: Client, training: Make) -> None:
    full = training("Full one", capacity=1)
    seat(full)
    cancelled = training("Cancelled one")
    Training.objects.filter(page_key=cancelled.translation_key).update(cancelled_at=timezone.now())
    page = read(client)
    chips = {
        item.xpath(".//h3/a/text()")[0]: item.xpath(".//span[contains(@class, 'filled')]/text()")
        for item in page.xpath("//ol[contains(@class, 'news-list')]/li")
    }
    assert chips == {"Full one": ["Full, with a waiting list"], "Cancelled one": ["Cancelled"]}
    shown = html.fromstring(client.get(full.get_url()).content).text_content()
    assert "whoever registers now is on the waiting list" in shown


def seat(page: Any, **given: Any) -> Registration:
    training = Training.objects.get(page_key=page.translation_key)
    now = timezone.now()
    number = training.registrations.count()
    return Registration.objects.create(
        training=training,
        state=Place.SEATED,
        email=f"r{number}@example.org",
        address_hash=number.to_bytes(32, "big"),
        profession="police",
        country="RO",
        language="en",
        confirmed_at=now - timedelta(minutes=1),
        seated_at=now,
        **given,
    )


def test_the_list_and_the_page_ask_as_much_for_one_as_for_many(client: Client, training: Make) -> None:
    first = training("First", capacity=50)
    counts: dict[str, list[int]] = {"/en/training/": [], first.get_url(): []}
    for most in (1, 9):
        while Training.objects.count() < most:
            seat(training(f"Number {Training.objects.count()}"))
            seat(first)
        for path, asked in counts.items():
            client.get(f"{path}?warm={most}")
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"{path}?x={most}").status_code == 200
            asked.append(len(captured))
    for path, (few, many) in counts.items():
        menus = 1  # every process remembers them, but not within the transaction of a test
        assert few == many <= 19 + menus, (path, few, many)
