"""The list: each facet is an address, its counts leave its own choice out, and counts and list say the same."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from hub.models import Organisation
from hub.ports import citable
from hub.ports.citable import Citation
from initiatives.content import SeatContent, TextContent
from initiatives.models import Initiative, OrganisationProfile
from initiatives.queries.facets import counts
from initiatives.queries.finding import open_for
from initiatives.queries.fitting import candidates
from initiatives.queries.wish import FACETS, WITHIN, Wish
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

pytestmark = pytest.mark.django_db
VALUES = {
    "role": ["", "practice", "support"],
    "seat": ["", "police", "ngo", "border"],
    "kind": ["", "training", "research"],
    "theme": ["", "guardianship", "care"],
    "chapter": ["", "3", "9"],
    "programme": ["", "Justice 2027"],
    "country": ["", "NL", "DK", "SE"],
    "written": ["", "en", "ro"],
    "deadline": ["", *WITHIN],
    "fits": ["", "1"],
}


@pytest.fixture
def chapters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two chapters of the manual that everybody may read, and no other."""
    known = [Citation(number, f"Chapter {number}", "/en/manual/x/", "en", uuid4()) for number in ("3", "9")]
    monkeypatch.setattr(citable.get(), "chapters", lambda **_asked: known, raising=False)


@pytest.fixture
def several(chapters: None, public: Make) -> list[Initiative]:
    """Four that differ in every facet."""
    words = {"en": TextContent("Home again", "A year."), "ro": TextContent("Din nou acasă", "Un an.")}
    soon = timezone.now() + timedelta(days=12)
    anybody = SeatContent(role="support", how_many=1)
    police = SeatContent(role="practice", organisation_kind="police", countries=("RO",), how_many=1)
    return [
        public(),
        public(kind="research", countries=("DK",), themes=("care", "guardianship"), programme="Justice 2027"),
        public(countries=(), seats=(anybody,), texts=words, deadline=soon, numbers=("3",)),
        public(themes=("care",), seats=(police,), numbers=("3", "9"), deadline=soon + timedelta(days=13)),
    ]


@pytest.fixture
def partner(cast: Cast) -> Client:
    OrganisationProfile.objects.create(organisation=cast.other, countries=["RO"])
    return logged_in(cast.partner)


def found(client: Client, query: str) -> list[str]:
    page = client.get(f"/en/partners/?{query}").content.decode()
    rows = Initiative.objects.order_by("pk")
    return [str(place) for place, row in enumerate(rows) if f'href="/en/partners/{row.key}/"' in page]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("role=support", "012"),
        ("role=practice", "013"),
        ("seat=police", "0123"),
        ("seat=ngo", "012"),
        ("seat=border", "2"),
        ("role=practice&seat=ngo", ""),
        ("kind=research", "1"),
        ("theme=care", "13"),
        ("chapter=3", "23"),
        ("programme=Justice+2027", "1"),
        ("country=DK", "12"),
        ("country=SE", "2"),
        ("written=ro", "2"),
        ("deadline=2weeks", "2"),
        ("deadline=month", "23"),
        ("deadline=quarter", "0123"),
    ],
)
def test_each_facet_is_an_address(client: Client, several: list[Initiative], query: str, places: str) -> None:
    assert "".join(found(client, query)) == places


@pytest.mark.usefixtures("several")
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_count_is_what_its_choice_would_show(cast: Cast, data: st.DataObject) -> None:
    wish = Wish(**{name: data.draw(st.sampled_from(values), label=name) for name, values in VALUES.items()})
    own = candidates(Organisation.objects.filter(pk=cast.other.pk))
    counted = counts(wish, own)
    assert counted.total == open_for(wish, own).count()
    for facet, values in VALUES.items():
        for value in filter(None, values):
            other = Wish(**{**{name: getattr(wish, name) for name in FACETS}, facet: value})
            offered = counted.options(facet, {value: value}, chosen=value, language="en")
            shown = {one: number for one, _name, number in offered}
            assert shown[value] == open_for(other, own).count(), (facet, value)


def test_a_seat_is_open_to_my_organisation_by_its_kind_and_countries(
    partner: Client, several: list[Initiative]
) -> None:
    assert found(partner, "fits=1") == ["0", "1", "2", "3"]
    Organisation.objects.filter(name="Unit Two").update(country="BE")
    assert found(partner, "fits=1") == ["0", "1", "2", "3"]
    OrganisationProfile.objects.update(countries=["DK"])
    assert found(partner, "fits=1") == ["0", "1", "2"]
    several[0].seats.update(filled=1)
    assert found(partner, "fits=1") == ["1", "2"]


def test_nobody_fits_a_seat_of_their_own_initiative(cast: Cast, several: list[Initiative]) -> None:
    author = logged_in(cast.author)
    assert "My organisation fits" not in author.get("/en/partners/").content.decode()
    assert found(author, "fits=1") == []


def test_a_visitor_is_not_asked_about_an_organisation(client: Client, several: list[Initiative]) -> None:
    page = client.get("/en/partners/?fits=1").content.decode()
    assert 'name="fits"' not in page
    assert "left out" in page and "4 open initiatives" in page


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize("query", ["kind=none", "theme=none", "country=ZZ", "deadline=%3Cb%3E", "sort=up"])
def test_what_is_not_known_is_left_out_and_the_page_says_so(client: Client, query: str) -> None:
    page = client.get(f"/en/partners/?{query}").content.decode()
    assert "4 open initiatives" in page
    assert ("left out" in page) is ("sort" not in query)


@pytest.mark.usefixtures("several")
def test_nothing_found_helps_to_find(client: Client) -> None:
    page = client.get("/en/partners/?kind=research&country=NL").content.decode()
    assert "No open initiative fits this choice" in page
    assert 'href="/en/partners/?country=NL"' in page and 'href="/en/partners/?kind=research"' in page


@pytest.mark.usefixtures("several")
def test_a_card_says_which_seats_are_open(client: Client) -> None:
    page = client.get("/en/partners/?theme=care&kind=training").content.decode()
    assert "Front-line practice: Police (Romania)" in page
    assert "24 days left" in page or "25 days left" in page


def test_the_list_takes_eight_queries_however_many_there_are(
    client: Client, public: Make, django_assert_max_num_queries: Any
) -> None:
    public()
    client.get("/en/partners/")
    address = "/en/partners/?kind=training&seat=police&theme=guardianship"
    with django_assert_max_num_queries(8) as few:
        client.get(address)
    for _time in range(4):
        public(themes=("guardianship", "care"), programme=f"Programme {_time}")
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "5 open initiatives" in client.get(address).content.decode()


@pytest.mark.usefixtures("several")
def test_pages_keep_the_choice(client: Client, public: Make) -> None:
    for _time in range(11):
        public(themes=("care",))
    page = client.get("/en/partners/?theme=care&sort=newest").content.decode()
    assert "13 open initiatives" in page
    assert "?theme=care&amp;sort=newest&amp;page=2" in page
    assert client.get("/en/partners/?theme=care&sort=newest&page=2").content.decode().count('class="card"') == 1


@pytest.mark.usefixtures("several")
def test_the_calendar_and_the_api_take_the_same_facets(client: Client) -> None:
    for query, number in (("theme=care", 2), ("role=practice&seat=ngo", 0), ("written=ro", 1), ("fits=1", 4)):
        calendar = client.get(f"/en/partners/deadlines.ics?{query}").content.decode()
        assert calendar.count("BEGIN:VEVENT") == number
        assert client.get(f"/api/v1/initiatives?{query}").json()["count"] == number


@pytest.mark.usefixtures("several")
def test_a_feed_holds_what_is_written_in_its_language(client: Client) -> None:
    atom = etree.fromstring(client.get("/en/partners/feed.atom").content)
    assert len(atom.findall("{*}entry")) == 4
    feed = client.get("/ro/partners/feed.json")
    assert feed["Content-Type"] == "application/feed+json"
    items = json.loads(feed.content)["items"]
    assert [item["title"] for item in items] == ["Din nou acasă"] and items[0]["language"] == "ro"


@pytest.mark.usefixtures("several")
def test_a_narrowed_feed_is_a_feed_of_its_own(client: Client) -> None:
    whole, narrow = (
        json.loads(client.get(f"/en/partners/feed.json{query}").content) for query in ("", "?kind=research&x=1")
    )
    assert len(whole["items"]) == 4 and len(narrow["items"]) == 1
    assert narrow["feed_url"].endswith("/en/partners/feed.json?kind=research")
    assert narrow["home_page_url"].endswith("/en/partners/?kind=research")
    ids = [
        etree.fromstring(client.get(f"/en/partners/feed.atom{query}").content).findtext("{*}id")
        for query in ("", "?kind=research")
    ]
    assert ids[0] != ids[1]


@pytest.mark.usefixtures("several")
def test_the_page_offers_the_ways_to_follow_the_list_as_it_is(client: Client) -> None:
    page = client.get("/en/partners/?kind=research").content.decode()
    for name in ("deadlines.ics", "feed.atom", "feed.json"):
        assert f'href="/en/partners/{name}?kind=research"' in page
