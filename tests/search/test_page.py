"""The search page: every state is an address, nothing needs a script, and no sink of it shows what one may not read."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.models import AccessRule, Country, CountryFact, Theme
from hub.people.reader import PUBLIC, Reader
from hub.ports import versions
from search.models import BestBet, EntryKind, SearchEntry
from search.queries.find import find
from search.queries.suggestions import suggest
from tests.search.test_find import asked, entry, write
from tests.search.test_nearby import learn

pytestmark = pytest.mark.django_db
PRACTITIONER = Reader(user_id=1, practitioner=True)


@pytest.fixture
def twelve() -> None:
    for number in range(12):
        kind = EntryKind.NEWS if number % 3 == 0 else EntryKind.SECTION
        country = "RO" if number % 2 else "NL"
        more = {
            "kind": kind,
            "countries": [country],
            "dated": date(2020 + number % 2, 1, 1),
            "themes": ["guardianship"],
        }
        write(entry("en", f"Guardian {number}", "The guardian comes.", page_key=uuid4(), url=f"/en/{number}/", **more))
    Theme.objects.get_or_create(slug="guardianship", defaults={"name": "Guardianship"})


def page(client: Client, query: str, language: str = "en") -> Tag:
    return BeautifulSoup(client.get(f"/{language}/search/?{query}").content, "html.parser")


def links(tree: Tag, path: str) -> list[str]:
    return [str(one.get("href")) for one in tree.select(path)]


def ticked(tree: Tag) -> dict[str, list[str]]:
    return {name: [b.get("value") for b in tree.select(f"[name={name}][checked]")] for name in ("kind", "country")}


def test_facets_are_a_form_that_asks_with_a_number_at_each_choice(client: Client, twelve: None) -> None:
    tree = page(client, "q=guardian")
    form = tree.select("form.narrowing")[0]
    assert form.get("method") == "get" and form.select("[name=q]")[0].get("value") == "guardian"
    labels = {
        box.get("value"): form.select(f"[for='{box.get('id')}']")[0].get_text()
        for box in form.select("[type=checkbox]")
    }
    assert labels["section"] == "Manual (8)" and labels["news"] == "News (4)"
    assert labels["RO"] == "Romania (6)" and labels["2021"] == "2021 (6)"


def test_several_choices_of_a_facet_are_any_of_them_and_each_can_be_left_out(client: Client, twelve: None) -> None:
    tree = page(client, "q=guardian&kind=news&country=RO&country=NL")
    assert ticked(tree) == {"kind": ["news"], "country": ["NL", "RO"]}
    assert len(tree.select(".hit")) == 4
    left_out = links(tree, ".facets a")
    assert "?q=guardian&country=RO&country=NL" in left_out and "?q=guardian&kind=news&country=NL" in left_out
    assert len(page(client, left_out[0][1:]).select(".hit")) == 10


def test_pages_and_the_order_keep_the_choices(client: Client, twelve: None) -> None:
    tree = page(client, "q=guardian&country=RO&country=NL&sort=date&other=x")
    assert "?q=guardian&country=RO&country=NL&sort=date&page=2" in links(tree, ".pagination a")
    assert links(tree, ".sorts a") == [
        "?q=guardian&country=RO&country=NL",
        "?q=guardian&country=RO&country=NL&sort=date",
    ]
    assert [one.get_text() for one in tree.select(".sorts [aria-current]")] == ["Newest first"]
    assert "2021" in tree.select(".hit .kind")[0].get_text()
    assert len(page(client, "q=guardian&page=2").select(".hit")) == 2


def test_the_menu_of_languages_asks_the_same_question(client: Client, twelve: None) -> None:
    tree = page(client, "q=guardian&kind=news")
    assert "/ro/search/?q=guardian" in links(tree, ".language-menu a")
    assert not tree.select("link[rel=canonical], link[rel=alternate][hreflang]")


def test_nothing_found_offers_the_helpline_of_the_country_and_ways_on(client: Client) -> None:
    CountryFact.objects.filter(country="NL", kind=CountryFact.Kind.HOTLINE).delete()
    CountryFact.objects.create(country=Country.objects.get(pk="NL"), kind=CountryFact.Kind.HOTLINE, value="0800 0113")
    tree = page(client, "q=zzzz&country=NL")
    assert "Help in Netherlands: 0800 0113" in " ".join(tree.select(".empty")[0].get_text().split())
    assert {"/en/manual/", "/en/help/", "?q=zzzz"} <= set(links(tree, ".empty a"))
    client.cookies["lens"] = "NL"
    assert "0800 0113" in page(client, "q=zzzz").get_text()


def test_another_question_is_proposed_where_nothing_holds_this_one(client: Client, twelve: None) -> None:
    learn("en")
    assert links(page(client, "q=gaurdian"), ".meant a") == ["?q=guardian"]
    assert not page(client, "q=guardian").select(".meant")


def test_the_address_is_kept_by_nobody_and_told_to_nobody(client: Client) -> None:
    answer = client.get("/en/search/?q=Ioana+Exemplarescu")
    assert answer.headers["Cache-Control"] == "private, no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex" and not answer.cookies
    assert "Exemplarescu" not in BeautifulSoup(answer.content, "html.parser").select("title")[0].get_text()


@pytest.mark.parametrize(
    "query", ["q=guardian", "q=guardian&kind=news&country=RO&theme=guardianship&date=2021&sort=date"]
)
def test_five_queries_answer_a_question_beside_what_is_remembered(client: Client, twelve: None, query: str) -> None:
    client.get("/en/search/?q=warm")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/en/search/?{query}")
    asked_for = [one["sql"] for one in captured.captured_queries if one["sql"] != versions.CURRENT]
    asked_for = [sql for sql in asked_for if 'FROM "hub_menu' not in sql]  # remembered, but for a test's transaction
    lasting = [sql for sql in asked_for if any(f'FROM "{table}' in sql for table in ("hub_theme", "search_bestbet"))]
    assert len(asked_for) - len(lasting) <= 5 and len(asked_for) <= 6, [sql[:90] for sql in asked_for]


SECRET = "Undercover lanterns"


def sinks(reader: Reader) -> dict[str, object]:
    """All that the page may say of a question, and what it proposes before."""
    found, near = find(asked("undercover lanterns"), reader), find(asked("undercovre"), reader)
    return {
        "result": [hit.title for hit in found.hits if "anterns" in hit.title],
        "count": found.count,
        "facet": [choice.count for facet in found.facets for choice in facet.choices],
        "best": [bet.title for bet in found.best],
        "meant": near.meant,
        "suggestion": [line.title for line in suggest("unde", "en", reader).lines],
        "fallback": find(asked("undercover", "nl"), reader).fallback,
    }


def test_no_sink_shows_what_the_public_may_not_read_and_each_shows_it_to_practitioners() -> None:
    keys = [uuid4(), uuid4()]
    for key, kind in zip(keys, (EntryKind.SECTION, EntryKind.NEWS), strict=True):
        write(entry("en", SECRET, "undercover lanterns", page_key=key, kind=kind, url=f"/en/{kind}/"))
        AccessRule.objects.create(page_key=key, block_id="")
    BestBet.objects.create(language="en", words="undercover lanterns", address="/en/section/", title=SECRET)
    learn("en")
    assert SearchEntry.objects.count() == 2
    assert {name: value for name, value in sinks(PUBLIC).items() if value} == {}
    assert {name for name, value in sinks(PRACTITIONER).items() if not value} <= {"best"}
