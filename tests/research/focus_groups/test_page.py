"""The public reads approved words, a quarter and a band of sizes; what waits is in no sink."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from hub.models import AccessRule
from research.models import FocusGroup
from research.services.focus_groups.words import write_words
from search.models import SearchEntry
from search.services import index
from tests.factories import people
from tests.research.focus_groups.making import group, page, published, quote, say, session, translate

pytestmark = pytest.mark.django_db
ADDRESS = "/en/research/first-night/"


def text_of(client: Client, address: str = ADDRESS) -> str:
    return " ".join(html.fromstring(client.get(address).content).xpath("string(//main)").split())


def test_quotations_stand_at_their_theme_in_the_reader_s_language_or_marked_in_their_own(client: Client) -> None:
    at = session(group())
    published(at, "Am așteptat mult.", en="I waited long.")
    published(at, "Nimeni nu știa.")
    shown = html.fromstring(client.get(ADDRESS).content)
    quotes = shown.xpath("//main//figure")
    said = [" ".join(one.text_content().split()) for one in quotes]
    assert "I waited long." in said[0] and said[0].endswith("Romania")
    assert "Nimeni nu știa." in said[1] and said[1].endswith("Romania, in the original language: Romanian")
    assert [one.xpath("string(blockquote/@lang)") for one in quotes] == ["", "ro"]
    assert shown.xpath("//main//figure[1]/preceding::h2[1]")[0].text_content() == "An interpreter"


def test_the_day_and_who_moderated_are_not_public(client: Client) -> None:
    mine = group()
    moderator = people.organisation(name="Moderating House")
    session(mine, held_on=date(2026, 5, 12), moderator=moderator)
    session(mine, country="NL", professions=["guardian"], held_on=date(2026, 11, 3), size="7-9")
    shown = text_of(client)
    assert "Romania, 2nd quarter 2026, 4 to 6 people, around one table" in shown
    assert "2 sessions: Netherlands · Romania" in shown
    assert "Police officers · Social workers · Guardians" in shown, "of all sessions together"
    for kept in ("12 May", "May 2026", "Moderating House", "2026-05-12"):
        assert kept not in client.get(ADDRESS).content.decode(), kept


def test_what_waits_or_is_restricted_is_in_no_sink(client: Client) -> None:
    made = page()
    translate(made)
    mine = FocusGroup.objects.get()
    at = session(mine)
    quote(at, "Waiting words of somebody.")
    redacted = quote(at, "Original words of somebody.")
    write_words(quote=redacted, language="ro", text="Redacted words that wait.", by=people.user("", "editor"))
    half = published(at, "Cuvinte publice.", en="Public words.")
    write_words(quote=half, language="en", text="Changed words that wait.", by=people.user("", "editor"))
    index.index_again(page_key=made.translation_key)
    keeper = people.logged_in(people.user("", "editor"))
    exported = keeper.get(reverse("research_quotes_file", args=[mine.key, "csv"])).getvalue().decode()
    workbook = keeper.get(reverse("research_quotes_file", args=[mine.key, "xlsx"])).getvalue()
    sinks = [
        *(client.get(address).content.decode() for address in (ADDRESS, "/ro/research/first-night/", "/en/research/")),
        *SearchEntry.objects.values_list("body", flat=True),
        exported,
        workbook.decode("latin-1"),
    ]
    for waiting in ("of somebody", "that wait"):
        assert not [sink for sink in sinks if waiting in sink], waiting
    assert "Cuvinte publice." in exported
    AccessRule.objects.create(page_key=made.translation_key)
    assert client.get(f"{ADDRESS}?again").status_code == 404


def test_the_file_holds_approved_words_and_no_day() -> None:
    mine = group()
    published(session(mine), "Am așteptat mult.", en="I waited long.")
    keeper = people.logged_in(people.user("", "editor"))
    data = keeper.get(reverse("research_quotes_file", args=[mine.key, "csv"])).getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert [row[5] for row in rows[1:]] == ["I waited long.", "Am așteptat mult."]
    assert rows[1][2] == "2nd quarter 2026" and "12" not in data.replace("10 to 12", "")


def test_invented_words_say_so_in_every_language_at_once(client: Client) -> None:
    made = page()
    translate(made)
    say(made, demonstrative=True)
    for address in (ADDRESS, "/ro/research/first-night/"):
        assert html.fromstring(client.get(address).content).xpath("//main//*[contains(@class, 'note warn')]"), address


def test_the_page_asks_as_often_for_many_quotations_as_for_few(client: Client) -> None:
    at = session(group())
    counts = []
    for more in (1, 5):
        for number in range(more):
            published(at, f"Am așteptat {'mult ' * number}.", en="I waited.")
        client.get(f"{ADDRESS}?warm={more}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{ADDRESS}?asked={more}")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 18
