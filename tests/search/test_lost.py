"""The page of an address where nothing is: it searches, by the words of the address that the site knows."""

from uuid import uuid4

import pytest
from django.test import Client
from lxml import html

from hub.look.lost import MOST, words_of
from search.models import EntryKind, LexiconWord, SearchEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words() -> None:
    for word, language in (("guardian", "en"), ("secret", "en"), ("copii", "ro"), ("interviu", "ro")):
        LexiconWord.objects.create(language=language, word=word, lemma=word, entries=1)


def known(monkeypatch: pytest.MonkeyPatch, *public: str) -> None:
    monkeypatch.setattr("hub.ports.site_words._provider", lambda asked, language: set(asked) & set(public))


def asked(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 404
    return html.fromstring(answer.content).xpath("string(//main//input[@name='q']/@value)")


@pytest.mark.parametrize("path", ["/en/manual/the-guardian/", "/en/news/2024/guardian.html"])
def test_it_asks_for_the_words_of_the_address(client: Client, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    known(monkeypatch, "guardian")
    assert asked(client, path) == "guardian"


def test_it_is_in_the_language_of_the_address(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    known(monkeypatch, "copii", "interviu")
    page = html.fromstring(client.get("/ro/manual/interviu-cu-copii/").content)
    assert page.get("lang") == "ro"
    assert page.xpath("//main//form/@action") == ["/ro/search/"]
    assert page.xpath("string(//main//input[@name='q']/@value)") == "interviu copii"


@pytest.mark.parametrize(
    "path",
    [
        "/en/%22%3E%3Cscript%3Ealert(1)%3C/script%3E/",
        "/en/this-site-was-hacked-call-0900123456/",
        "/en/victim%E2%80%AEgnp.exe/",
        "/en/" + "a" * 3000 + "/",
    ],
)
def test_nothing_that_the_site_does_not_say_itself_is_repeated(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    field = html.fromstring(answer.content).xpath("//main//input[@name='q']")[0]
    assert field.get("value") == ""
    main = html.tostring(html.fromstring(answer.content).xpath("//main")[0], encoding="unicode")
    assert "hacked" not in main and "alert(1)" not in main and "aaaa" not in main


def test_a_word_that_only_practitioners_may_read_is_not_told(client: Client) -> None:
    """The lexicon has it, and no public entry."""
    assert LexiconWord.objects.get(word="secret").public is False
    assert asked(client, "/en/manual/secret/") == ""


def test_a_word_of_a_public_entry_is_told(client: Client) -> None:
    SearchEntry.objects.create(
        key="test",
        kind=EntryKind.PAGE,
        language="en",
        page_key=uuid4(),
        revision="1",
        title="Guardian",
        url="/en/x/",
        words=["guardian"],
    )
    assert asked(client, "/en/manual/guardian/") == "guardian"


def test_a_long_address_gives_a_short_question(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    known(monkeypatch, *letters)
    assert words_of(f"/en/{'-'.join(letters)}/", "en").split() == letters[:MOST]
