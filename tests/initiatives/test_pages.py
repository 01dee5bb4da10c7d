"""The public pages: what they show, in how many queries, and that none of them posts."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from initiatives.content import TextContent
from initiatives.services.close import close
from initiatives.services.take_down import take_down
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

PUBLIC = [
    "/en/partners/",
    "/en/partners/criteria/",
    "/en/partners/first-steps/",
    "/en/partners/deadlines.ics",
    "/api/v1/initiatives",
]


def test_an_approved_initiative_is_listed_with_open_seats_and_days_left(client: Client, public: Make) -> None:
    initiative = public()
    page = client.get("/en/partners/").content.decode()
    assert "Guardians who answer" in page
    assert "3 seats open" in page
    assert "40 days left" in page
    assert initiative.get_absolute_url() in page


def test_what_is_not_approved_is_nowhere(client: Client, draft: Make, submitted: Make) -> None:
    for initiative in (draft(), submitted()):
        assert client.get(f"/en/partners/{initiative.key}/").status_code == 404
    for path in PUBLIC:
        assert "Guardians" not in client.get(path).content.decode()


def test_taken_down_it_is_gone_from_every_public_answer(client: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"])
    assert client.get(f"/en/partners/{initiative.key}/").status_code == 404
    for path in PUBLIC:
        assert "Guardians" not in client.get(path).content.decode()


def test_closed_it_leaves_the_lists_and_says_so_at_its_address(client: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    close(initiative=initiative, outcome="found", by=cast.author)
    page = client.get(f"/en/partners/{initiative.key}/").content.decode()
    assert "This initiative is closed" in page
    assert "noindex" in page
    assert "days left" not in page and "seats open" not in page and "3 open" not in page
    for path in PUBLIC:
        assert "Guardians" not in client.get(path).content.decode()


def test_a_withdrawn_initiative_that_was_taken_down_before_stays_hidden(
    client: Client, cast: Cast, public: Make
) -> None:
    initiative = take_down(initiative=public(), by=cast.moderator, reasons=["identifying"])
    close(initiative=initiative, outcome="withdrawn", by=cast.author)
    assert client.get(f"/en/partners/{initiative.key}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=training", True),
        ("kind=research", False),
        ("country=NL", True),
        ("country=DK", False),
        ("theme=guardianship", True),
        ("theme=care", False),
        ("seat=police", True),
        ("seat=border", False),
        ("kind=nonsense&country=<script>", True),
        ("sort=newest", True),
    ],
)
def test_each_facet_is_an_address(client: Client, public: Make, query: str, found: bool) -> None:
    public()
    assert ("Guardians who answer" in client.get(f"/en/partners/?{query}").content.decode()) is found


def test_filters_stay_folded_and_what_is_chosen_stands_above_the_list(client: Client, public: Make) -> None:
    public()
    page = client.get("/en/partners/?kind=training").content.decode().partition("<main")[2]
    assert '<details class="fold">' in page
    assert page.index("Kind of initiative: Training") < page.index("Guardians who answer")


def test_counts_stand_beside_each_choice(client: Client, public: Make) -> None:
    public()
    public(kind="research", countries=("DK",), themes=("care", "guardianship"))
    page = client.get("/en/partners/?kind=training").content.decode()
    assert "Training (1)" in page and "Research (1)" in page
    assert "Netherlands (1)" in page and "Denmark (" not in page
    assert "Guardianship (1)" in page and "Care and accommodation (" not in page
    assert "Police (1)" in page


def test_the_list_asks_no_more_queries_for_more_initiatives(
    client: Client, public: Make, django_assert_max_num_queries: Any
) -> None:
    public()
    with django_assert_max_num_queries(12) as few:
        client.get("/en/partners/")
    for _time in range(5):
        public(themes=("care", "return"))
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/en/partners/")


def test_the_detail_page_stays_within_its_budget(
    client: Client, public: Make, django_assert_max_num_queries: Any
) -> None:
    initiative = public()
    menus = 1  # every process remembers them, but not within the transaction of a test
    beside = 2  # trainings and findings, where they serve the same
    with django_assert_max_num_queries(13 + menus + beside):
        assert client.get(initiative.get_absolute_url()).status_code == 200


def test_no_public_page_posts_sets_a_cookie_or_shows_an_address(client: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    for path in [*PUBLIC, initiative.get_absolute_url()]:
        answer = client.get(path)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert not answer.cookies
        assert 'method="post"' not in text
        assert not any(person.email in text for person in (cast.author, cast.partner, cast.moderator))


def test_a_text_in_another_language_is_marked_as_such(client: Client, public: Make) -> None:
    both = {"en": TextContent("Guardians", "A network."), "ro": TextContent("Tutori", "O rețea.")}
    assert "Tutori" in client.get(public(texts=both).get_absolute_url().replace("/en/", "/ro/")).content.decode()
    page = client.get(public().get_absolute_url().replace("/en/", "/da/")).content.decode()
    assert '<span lang="en">Guardians who answer</span>' in page


def test_the_calendar_gives_the_moment_in_utc(client: Client, public: Make) -> None:
    initiative = public()
    answer = client.get("/en/partners/deadlines.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"DTSTART:{initiative.deadline:%Y%m%dT%H%M%SZ}" in answer.content.decode()
    assert f"UID:{initiative.key}@" in answer.content.decode()


def test_the_api_gives_no_person(client: Client, public: Make) -> None:
    public()
    answer = client.get("/api/v1/initiatives?country=NL").json()
    assert answer["count"] == 1
    assert set(answer["items"][0]) == {
        *("key", "url", "language", "title", "summary", "kind", "organisation", "countries", "themes"),
        *("open_places", "deadline", "seats", "languages", "chapters", "programme", "offers"),
    }
    assert client.get("/api/v1/initiatives?country=DK").json()["count"] == 0


def test_a_deadline_that_has_passed_leaves_the_list_at_once(client: Client, public: Make) -> None:
    initiative = public()
    type(initiative).objects.update(deadline=timezone.now() - timedelta(minutes=1))
    assert "Guardians" not in client.get("/en/partners/").content.decode()
    assert "is closed" in client.get(initiative.get_absolute_url()).content.decode()


def test_the_author_finds_the_way_to_the_replies(cast: Cast, public: Make) -> None:
    initiative = public()
    page = logged_in(cast.author).get(initiative.get_absolute_url()).content.decode()
    assert f"/en/partners/mine/{initiative.key}/" in page
    assert "Offer to take this seat" not in page


def test_the_sitemap_lists_it_in_the_languages_that_it_is_written_in(client: Client, public: Make) -> None:
    both = {"en": TextContent("Guardians", "A network."), "ro": TextContent("Tutori", "O rețea.")}
    initiative = public(texts=both)
    found = client.get("/sitemap.xml").getvalue().decode()
    assert f"/en/partners/{initiative.key}/" in found and f"/ro/partners/{initiative.key}/" in found
    assert f"/da/partners/{initiative.key}/" not in found
    assert "/da/partners/" in found
    page = client.get(f"/da/partners/{initiative.key}/").content.decode()
    assert f'rel="canonical" href="http://localhost:8000/en/partners/{initiative.key}/"' in page
