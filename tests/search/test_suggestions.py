"""What is proposed while somebody types: titles of their language that they may read, asked for by a few letters."""

from uuid import uuid4

import pytest
from django.test import Client
from lxml import etree

from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from search.models import EntryKind
from search.queries.suggestions import MOST, suggest
from search.views import suggestions as view
from tests.search.test_find import entry, write

pytestmark = pytest.mark.django_db
PRACTITIONER = Reader(user_id=1, practitioner=True)


def titles(prefix: str, language: str = "en", reader: Reader = PUBLIC) -> list[str]:
    return [line.title for line in suggest(prefix, language, reader).lines]


def test_a_title_is_proposed_by_any_of_its_words_and_by_no_word_of_its_text() -> None:
    write(entry("en", "A guardian for the child", "harbour"))
    assert titles("gu") == titles("guar") == titles("ch") == ["A guardian for the child"]
    assert titles("ha") == titles("zz") == []


def test_terms_stand_first_and_other_languages_are_not_proposed() -> None:
    write(entry("en", "Guide", "x", page_key=uuid4()))
    write(entry("en", "Guardian ad litem", "x", page_key=uuid4(), kind=EntryKind.TERM))
    write(entry("ro", "Gunoi", "x", page_key=uuid4()))
    assert titles("gu") == ["Guardian ad litem", "Guide"]


@pytest.mark.parametrize(("language", "title", "prefix"), [("ro", "Școală", "sc"), ("da", "Ødelagt barn", "od")])
def test_letters_are_folded(language: str, title: str, prefix: str) -> None:
    write(entry(language, title, "x"))
    assert titles(prefix, language) == [title]


def test_a_restricted_title_is_proposed_to_practitioners_alone() -> None:
    write(entry("en", "Guarded operation", "x"))
    AccessRule.objects.create(page_key=write_key(), block_id="")
    assert titles("gu") == []
    assert titles("gu", reader=PRACTITIONER) == ["Guarded operation"]


def write_key() -> object:
    return entry("en", "x", "x").page_key


def test_a_long_list_says_that_it_is_not_whole() -> None:
    for number in range(MOST + 1):
        write(entry("en", f"Guardian {number}", "x", page_key=uuid4()))
    found = suggest("gu", "en")
    assert (len(found.lines), found.whole) == (MOST, False)


def test_one_query_however_many_titles(django_assert_num_queries: object) -> None:
    for number in range(5):
        write(entry("en", f"Guardian {number}", "x", page_key=uuid4()))
    with django_assert_num_queries(1):  # type: ignore[operator]
        suggest("gu", "en")


def test_the_answer_is_kept_by_nobody_and_costs_nothing_when_unchanged(client: Client) -> None:
    write(entry("en", "A guardian", "x"))
    answer = client.get("/en/search/suggestions/gu/")
    assert answer.json() == {"whole": True, "lines": [{"title": "A guardian", "url": "/en/x/", "kind": "Manual"}]}
    assert answer.headers["Cache-Control"] == "private, no-cache" and "Cookie" in answer.headers["Vary"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    again = client.get("/en/search/suggestions/gu/", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    write(entry("en", "Another guardian", "x"))
    changed = client.get("/en/search/suggestions/gu/", headers={"If-None-Match": answer.headers["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("start", ["g", "guard", "GU", "g'", "ță", "12", "%00", ":*"])
def test_what_is_no_beginning_is_not_found(client: Client, start: str) -> None:
    assert client.get(f"/en/search/suggestions/{start}/").status_code == 404


def test_a_network_that_asks_too_often_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MOST_A_DAY", 2)
    answers = [client.get("/en/search/suggestions/gu/", REMOTE_ADDR="192.0.2.77") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_a_browser_learns_to_search_in_each_language(client: Client, language: str) -> None:
    page = client.get(f"/{language}/search/").content.decode()
    assert f'rel="search" type="application/opensearchdescription+xml" href="/{language}/search/opensearch.xml"' in page
    answer = client.get(f"/{language}/search/opensearch.xml")
    assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    root = etree.fromstring(answer.content)
    assert 0 < len(root.findtext("o:ShortName", namespaces=names)) <= 16
    assert root.findtext("o:Language", namespaces=names) == language
    template = root.find("o:Url[@type='text/html']", names).get("template")
    found = client.get(template.replace("{searchTerms}", "guardian").partition("8000")[2] or "/")
    assert found.status_code == 200 and f"/{language}/search/?q=" in template
