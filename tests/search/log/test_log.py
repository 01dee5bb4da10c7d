"""What is kept of the questions that people ask, and what is not."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import redis
from django.conf import settings as django_settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from hub.models import AccessRule
from hub.publishing.calendar import today
from search.log import counter
from search.log.services.forget import DAYS, forget
from search.log.services.keep import keep
from search.log.words import OTHER, told
from search.models import AskedQuestion, SearchEntry
from tests.factories import people
from tests.search.log import site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def server() -> Iterator[redis.Redis]:
    """The counting server, without what other tests counted."""
    found = counter._server(django_settings.CACHES["default"]["LOCATION"])
    for key in found.scan_iter("asked:*"):
        found.delete(key)
    yield found


@pytest.fixture(autouse=True)
def texts() -> None:
    site.write()


def kept() -> dict[str, tuple[int, int]]:
    keep()
    return {row.text: (row.asked, row.empty) for row in AskedQuestion.objects.all()}


def ask(question: str, networks: int = 3, **more: str) -> None:
    for network in range(networks):
        site.search(question, network, **more)


def test_a_question_is_kept_once_three_networks_asked_it_on_a_day() -> None:
    ask("Guardian of a child", 2)
    assert kept() == {}
    site.search("guardian OF a child?", 3)
    assert kept() == {"guardian of child": (3, 0)}
    site.search("guardian of a child", 4)
    assert kept() == {"guardian of child": (4, 0)}


def test_one_network_is_one_however_often_it_asks() -> None:
    for _time in range(9):
        site.search("guardian")
    assert kept() == {}


def test_it_is_said_how_often_nothing_was_found() -> None:
    ask("guardian")
    ask("telephone interview telephone guardian xylophone -child")
    assert kept()["guardian"] == (3, 0)
    assert kept()["telephone interview telephone guardian <other> child"] == (3, 3)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("trafficking of MINORS", "trafficking of minors"),
        ("Zdenka Quolibescu guardian", "<other> guardian"),
        ("child 3.2.4A 2011/36/EU", "child <other>"),
        ("Quolibescu", OTHER),
        ('"first hours" -interview', "first hours interview"),
        ("child number 6120314123452", ""),
        ("guardian zdenka@example.com", ""),
        ("telephone +40 722 123 456", ""),
        ("", ""),
        ("?!", ""),
    ],
)
def test_only_words_of_the_site_are_told_and_nothing_of_a_question_that_identifies(
    question: str, expected: str
) -> None:
    assert told(question, "en") == expected


def test_words_of_texts_for_practitioners_are_not_told() -> None:
    closed = site.write("secret shelter")
    AccessRule.objects.create(page_key=closed.page_key, block_id="")
    assert told("secret shelter child", "en") == "<other> child"


def test_words_that_are_withdrawn_before_they_are_written_are_not_kept() -> None:
    site.write("quolibescu", page_key=(key := site.write("x").page_key), block_id="b")
    ask("quolibescu guardian")
    AccessRule.objects.create(page_key=key, block_id="")
    assert kept() == {}


def test_a_word_that_no_text_holds_any_more_leaves_the_log() -> None:
    site.write("quolibescu")
    ask("quolibescu guardian")
    ask("guardian")
    assert len(kept()) == 2
    SearchEntry.objects.filter(words__contains=["quolibescu"]).delete()
    assert forget() == 1
    assert list(AskedQuestion.objects.values_list("text", flat=True)) == ["guardian"]


def test_ninety_days_and_no_longer() -> None:
    for days in (DAYS - 1, DAYS):
        AskedQuestion.objects.create(day=today() - timedelta(days=days), language="en", text="guardian", asked=3)
    assert forget() == 1


def test_fewer_than_three_cannot_be_written() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AskedQuestion.objects.create(day=today(), language="en", text="guardian", asked=2)


def test_writing_twice_or_after_the_server_forgot_changes_nothing(server: redis.Redis) -> None:
    ask("guardian", 5)
    assert kept() == kept() == {"guardian": (5, 0)}
    for key in server.scan_iter("asked:*"):
        server.delete(key)
    ask("guardian")
    assert kept() == {"guardian": (5, 0)}


def test_further_pages_and_those_who_write_the_texts_are_not_counted() -> None:
    ask("guardian", page="2")
    editor = people.logged_in(people.user("", "editor"))
    for network in range(3):
        site.search("guardian", network, client=editor)
    assert kept() == {}


def test_salt_and_hashes_go_at_midnight_and_words_two_hours_later(server: redis.Redis) -> None:
    ask("guardian", 2)
    ask("child")
    midnight = counter._midnight(today()).timestamp()
    ends = {key.decode().rpartition(":")[2]: server.expiretime(key) for key in server.scan_iter("asked:*")}
    words = ends.pop("told")
    assert set(ends.values()) == {midnight}
    assert words == midnight + 2 * 60 * 60


def test_two_questions_of_one_network_have_nothing_in_common(server: redis.Redis) -> None:
    site.search("guardian")
    site.search("child")
    first, second = (server.smembers(key) for key in server.scan_iter("asked:*") if server.type(key) == b"set")
    assert first.isdisjoint(second)


def test_without_the_salt_the_same_question_has_another_hash(server: redis.Redis) -> None:
    site.search("guardian")
    before = set(server.scan_iter("asked:*"))
    server.delete(f"asked:{today()}:salt")
    site.search("guardian")
    assert len(set(server.scan_iter("asked:*")) - before) == 1


def test_a_server_that_is_away_fails_no_search(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    away = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {**settings.CACHES, "default": away}
    assert site.search("guardian").status_code == 200
    assert "A question was not counted" in caplog.text
    assert "guardian" not in caplog.text


def test_a_database_that_only_reads_fails_no_search() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    ask("guardian")
    assert site.search("guardian").status_code == 200


def test_counting_costs_a_search_one_query(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(1):
        told("guardian of a child who was found", "en")


def test_editors_see_what_is_asked_and_what_is_not_found() -> None:
    ask("guardian")
    ask("xylophone")
    ask("guardian xylophone telephone")
    keep()
    editor = people.logged_in(people.user("", "editor"))
    page = editor.get(reverse("search_questions"), {"language": "en", "days": "7"}).content.decode()
    assert "Only words that the site does not use" in page
    assert page.index("guardian</bdi>") > 0
    assert "&lt;other&gt; stands for" in page
    empty = editor.get(reverse("search_questions"), {"empty": "1"}).content.decode()
    assert "Only words that the site does not use" in empty and "<bdi" not in empty
    assert "often enough" in editor.get(reverse("search_questions"), {"language": "da"}).content.decode()
    assert people.logged_in(people.user("", "officer")).get(reverse("search_questions")).status_code == 404
