import gzip
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from lxml import html

from home.help_texts import help_text
from hub.models import CountryFact, FactWording

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_there_before_any_content(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/help/")
    page = html.fromstring(answer.content)
    assert answer.status_code == 200
    assert page.get("lang") == language
    calls = page.xpath("//main//a[starts-with(@href, 'tel:')]/@href")
    assert calls[:4] == ["tel:112", "tel:116111", "tel:116000", "tel:116006"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_leaves_no_trace(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/help/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    page = html.fromstring(answer.content)
    assert [src.split("/")[-1].split(".")[0] for src in page.xpath("//script/@src")] == ["exit"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_preview_say_nothing_about_why_one_reads_it(client: Client, language: str) -> None:
    page = html.fromstring(client.get(f"/{language}/help/").content)
    assert page.xpath("//title/text()") == [help_text(language).words["title"]]
    assert not page.xpath("//meta[@name='description' or starts-with(@property, 'og:')]")
    assert not page.xpath("//script[@type='application/ld+json']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_leads_to_where_a_kept_manual_is_removed(client: Client, language: str) -> None:
    page = html.fromstring(client.get(f"/{language}/help/").content)
    assert page.xpath("//section[@aria-labelledby='part-device']//a/@href") == [f"/{language}/manual/offline/"]


def test_every_language_says_the_same_things() -> None:
    source = help_text("en").words
    for language in LANGUAGES:
        words = help_text(language).words
        assert help_text(language).language == language
        assert words.keys() == source.keys()
        assert [line["number"] for line in words["talk"]["numbers"]] == ["116 111", "116 000", "116 006"]
        for own, other in zip(words["parts"], source["parts"], strict=True):
            assert own.keys() == other.keys()
            assert len(own["signs"]) == len(other["signs"])


def test_romanian_is_written_with_commas_below() -> None:
    assert not re.search("[şţŞŢ]", str(help_text("ro").words))


@pytest.mark.usefixtures("country_facts")
def test_the_readers_own_country_stands_first(client: Client) -> None:
    page = html.fromstring(client.get("/ro/help/").content)
    assert page.xpath("//section[@aria-labelledby='country']//p/strong/text()") == ["România:"]
    others = page.xpath("//section[@aria-labelledby='others']//dt/strong/text()")
    assert "România" not in others
    assert len(others) == 29


@pytest.mark.usefixtures("country_facts")
def test_an_unchecked_number_says_so_and_a_checked_one_since_when(client: Client) -> None:
    CountryFact.objects.create(country_id="NL", kind="hotline", value="0800 000 000 (demo)", checked_on="2026-11-03")
    text = client.get("/nl/help/").content.decode()
    assert "gecontroleerd op 3 november 2026" in text
    assert 'href="tel:0800000000"' in text
    assert "nog niet door ons gecontroleerd" in text


@pytest.mark.usefixtures("country_facts")
def test_the_page_is_small(client: Client, django_assert_max_num_queries) -> None:
    menus = 1  # every process remembers them, but not within the transaction of a test
    with django_assert_max_num_queries(2 + menus):
        answer = client.get("/en/help/")
    assert len(gzip.compress(answer.content)) <= 8_000


@pytest.mark.usefixtures("country_facts")
def test_the_country_that_was_asked_for_stands_first_and_is_kept_nowhere(client: Client) -> None:
    answer = client.get("/nl/help/?country=ro")
    page = html.fromstring(answer.content)
    assert page.xpath("//section[@aria-labelledby='country']//p/strong/text()") == ["Roemenië:"]
    assert page.xpath("//option[@selected]/@value") == ["RO"]
    assert page.xpath("//title/text()") == [help_text("nl").words["title"]]
    assert (answer.headers["Cache-Control"], len(answer.cookies)) == ("no-store", 0)
    assert page.xpath("//nav[@class='language-menu']//a[@hreflang='da']/@href") == ["/da/help/?country=ro"]
    assert not [link for link in page.xpath("//head/link/@href") if "country" in link]


@pytest.mark.usefixtures("country_facts")
@pytest.mark.parametrize("asked", ["XX", "", "<b>", "R" * 5000, "RO&country=XX"])
def test_what_is_no_country_falls_back_quietly(client: Client, asked: str) -> None:
    page = html.fromstring(client.get(f"/nl/help/?country={asked}").content)
    assert page.xpath("//option[@selected]/@value") == ["NL"]


def test_a_country_of_which_nothing_is_known_says_so_and_whom_to_call(client: Client) -> None:
    page = html.fromstring(client.get("/en/help/?country=LI").content)
    assert page.xpath("//section[@aria-labelledby='country']//p/text()") == [
        "Liechtenstein: we know no number yet. Call 112, or one of the numbers below."
    ]


def test_english_words_are_marked_and_approved_ones_of_the_language_stand_in_for_them(client: Client) -> None:
    fact = CountryFact.objects.create(country_id="NL", kind="hotline", value="Helpline 0800 000 000")
    CountryFact.objects.create(country_id="DK", kind="hotline", value="+45 00 00 00 00")
    lines = "//main//span[a[@class='number']]"
    page = html.fromstring(client.get("/da/help/").content)
    assert [(line.text_content(), line.get("lang")) for line in page.xpath(lines)] == [
        ("+45 00 00 00 00", None),
        ("Helpline 0800 000 000", "en"),
    ]
    FactWording.objects.create(fact=fact, language="da", text="Telefon 0800 000 000", approved_at=timezone.now())
    page = html.fromstring(client.get("/da/help/?country=NL").content)
    told = [(line.text_content(), line.get("lang")) for line in page.xpath(lines)]
    assert told[:1] == [("Telefon 0800 000 000", None)]


def test_asking_changes_nothing(client: Client) -> None:
    assert client.post("/en/help/").status_code == 405
