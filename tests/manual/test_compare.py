"""Two editions compared: what a reader sees, and what nobody may see."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from hub.models import AccessRule
from hub.ports import versions
from manual.models import ManualPage, SectionPage
from tests.factories.people import practitioner
from tests.manual import tree
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db

ONE, TWO, THREE, FOUR, SECRET = (f"00000000-0000-4000-8000-00000000000{place}" for place in "12345")
COMPARED = "/en/manual/editions/1/compare/2/"
COSTLY = (COMPARED, f"{COMPARED}1.1/", "/en/manual/1.1/history/")


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    tree.section(chapter, "Notify", [tree.paragraph("Tell the guardian.", FOUR)])
    return tree.section(
        chapter,
        "First contact",
        [
            tree.paragraph("Say your name.", ONE),
            tree.paragraph("Sit down.", TWO),
            tree.paragraph("Offer water.", THREE),
            tree.paragraph("Closed words", SECRET, access="practitioners"),
        ],
    )


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return " ".join(answer.content.decode().split())


def test_a_moved_paragraph_shows_as_moved_and_a_changed_one_word_by_word(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(
        section,
        [
            tree.paragraph("Offer water.", THREE),
            tree.paragraph("Say your name and your job.", ONE),
            tree.paragraph("A new thought."),
            tree.paragraph("Closed words", SECRET, access="practitioners"),
        ],
    )
    make("2")
    whole = text(client, COMPARED)
    assert "1 paragraph added, 1 paragraph changed, 1 paragraph moved, 1 paragraph removed" in whole
    assert "1 section is the same in both." in whole
    page = text(client, f"{COMPARED}1.2/")
    assert "<ins>" in page and " and your job" in page
    assert "Moved; it stood after 1.2.2" in page
    assert "3 words added" in page
    beside = text(client, f"{COMPARED}1.2/side-by-side/")
    assert "Not there" in beside and "Sit down." in beside
    assert client.get("/en/manual/editions/2/compare/1/").headers["Location"] == COMPARED
    assert client.get(f"{COMPARED}1.2.1/").headers["Location"] == f"{COMPARED}1.2/#p-1.2.1"


def test_the_public_finds_nothing_of_closed_text_in_any_part_of_a_comparison(
    section: SectionPage, client: Client
) -> None:
    make("1")
    tree.write(
        section,
        [
            tree.paragraph("Say your name.", ONE, access="practitioners"),
            tree.paragraph("Sit down, hidden since.", TWO),
            tree.paragraph("Offer water.", THREE),
            tree.paragraph("Other closed words", SECRET, access="practitioners"),
        ],
    )
    make("2", notes="A secret note.")
    AccessRule.objects.create(page_key=section.translation_key, block_id=TWO)
    versions.bump()
    sink = "".join(
        text(client, path)
        for path in (
            COMPARED,
            f"{COMPARED}1.2/",
            f"{COMPARED}1.2/side-by-side/",
            "/en/manual/editions/1/since/",
            "/en/manual/editions/2/",
            "/en/manual/editions/",
        )
    )
    for closed in ("losed words", "Say your name", "Sit down", "hidden since", "secret note"):
        assert closed not in sink, closed
    assert "nothing changed" in text(client, COMPARED).lower()
    client.force_login(practitioner())
    seen = text(client, f"{COMPARED}1.2/")
    assert "hidden since" in seen and "secret note" in seen and "Other" in seen


def test_a_section_that_is_withheld_today_is_a_notice_on_both_sides(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Quite other words.", ONE)], title="Another title")
    make("2")
    AccessRule.objects.create(page_key=section.translation_key, block_id="")
    versions.bump()
    for path in (COMPARED, f"{COMPARED}1.2/"):
        page = text(client, path)
        assert "ithheld" in page
        for closed in ("Another title", "First contact", "other words", "1 paragraph"):
            assert closed not in page, (path, closed)


def test_a_paragraph_that_was_never_public_is_not_there(root: ManualPage, client: Client) -> None:
    chapter = tree.chapter(root, "First hours")
    closed = tree.section(chapter, "Closed", [tree.paragraph("Closed words", ONE)], access="practitioners")
    make("1")
    tree.write(closed, [tree.paragraph("Closed words, changed", ONE)])
    make("2")
    assert "Closed" not in text(client, COMPARED)
    assert client.get(f"{COMPARED}1.1/").status_code == 404


def test_odd_choices_are_answered_at_the_field_and_odd_addresses_not_at_all(
    section: SectionPage, client: Client
) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Say your name and your job.", ONE)])
    make("2")
    choose = "/en/manual/editions/compare/"
    assert client.get(f"{choose}?from=2&to=1").headers["Location"] == COMPARED
    assert "Choose two different editions." in text(client, f"{choose}?from=1&to=1")
    assert "error" in text(client, f"{choose}?from=1&to=99999")
    for path in ("1/compare/1/", "1/compare/3/", "1/compare/2/9.9/", "3/since/"):
        assert client.get(f"/en/manual/editions/{path}").status_code == 404, path


def test_right_to_left_text_and_overrides_stay_inside_their_change(root: ManualPage, client: Client) -> None:
    chapter = tree.chapter(root, "First hours")
    words = "שלום \u202eעולם &lt;script&gt;alert(1)&lt;/script&gt; " + "ארוך " * 3000
    page = tree.section(chapter, "Long", [tree.paragraph(words, ONE)])
    make("1")
    tree.write(page, [tree.paragraph(f"{words} סוף", ONE)])
    make("2")
    shown = text(client, f"{COMPARED}1.1/")
    assert '<p dir="auto">' in shown and "1 word added" in shown
    assert "<script>alert" not in shown


def test_another_language_is_compared_in_it_where_both_have_it_else_in_the_source(
    section: SectionPage, client: Client
) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Say your name and your job.", ONE)])
    make("2")
    page = text(client, "/ro/manual/editions/1/compare/2/1.2/")
    assert '<div class="text" lang="en">' in page
    assert 'lang="ro"' in page
    assert "1/en/1" in page and "2/en/1" in page


@pytest.mark.parametrize(
    "path", [COMPARED, f"{COMPARED}1.1/", f"{COMPARED}1.1/side-by-side/", "/en/manual/1.1/history/"]
)
def test_a_query_that_nothing_reads_makes_no_second_copy(section: SectionPage, client: Client, path: str) -> None:
    make("1")
    make("2")
    answer = client.get(f"{path}?junk=1&page=2")
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert client.get(path).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_cookie_that_is_made_up_makes_nothing_anew(client: Client) -> None:
    """Who has a session is past the cache of whole pages, and whoever says so too."""
    chapter = tree.chapter(tree.plant(HomePage.objects.get(locale__language_code="en")), "First hours")
    page = tree.section(chapter, "Notify", [tree.paragraph("Tell the guardian.", FOUR)])
    make("1")
    tree.write(page, [tree.paragraph("Tell the guardian at once.", FOUR)])
    make("2")
    for path in COSTLY:
        asked = []
        for name in ("made-up", "another"):
            client.cookies[settings.SESSION_COOKIE_NAME] = name
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            asked.append([one["sql"] for one in queries if "manual_frozensection" in one["sql"]])
        assert asked[0] and not asked[1], path
