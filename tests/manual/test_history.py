"""How a paragraph read from edition to edition, and what is said of it to whom."""

import pytest
from django.test import Client

from hub.models import AccessRule
from hub.ports import versions
from manual.models import ManualPage, SectionPage
from tests.factories.people import practitioner
from tests.manual import tree
from tests.manual.test_compare import text
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db

ONE, TWO, SECRET = (f"00000000-0000-4000-8000-00000000000{place}" for place in "123")
HISTORY = "/en/manual/1.1.1/history/"


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    return tree.section(
        chapter,
        "First contact",
        [
            tree.paragraph("Say your name.", ONE),
            tree.paragraph("Sit down.", TWO),
            tree.paragraph("Closed words.", SECRET, access="practitioners"),
        ],
    )


def rewrite(section: SectionPage, first: str, *more: str) -> None:
    closed = tree.paragraph("Closed words.", SECRET, access="practitioners")
    tree.write(section, [tree.paragraph(first, ONE), *(tree.paragraph(one, TWO) for one in more), closed])


def test_a_paragraph_shows_every_edition_in_which_it_changed_and_today(section: SectionPage, client: Client) -> None:
    make("1")
    rewrite(section, "Say your name.", "Sit down slowly.")
    make("2", notes="Slower.")
    rewrite(section, "Say your name and your job.", "Sit down slowly.")
    make("3", notes="Gives the job.")
    rewrite(section, "Say your name, your job and your office.", "Sit down slowly.")
    page = text(client, HISTORY)
    assert 'id="edition-1"' in page and 'id="edition-3"' in page
    assert 'id="edition-2"' not in page, "nothing changed in it"
    assert page.index('id="today"') < page.index('id="edition-3"') < page.index('id="edition-1"')
    assert "Gives the job." in page and "Slower." not in page
    assert " and your job" in page and " office" in page
    assert "/en/manual/1.1.1/?edition=3" in page


def test_a_removed_paragraph_keeps_its_history_under_its_tombstone(section: SectionPage, client: Client) -> None:
    make("1")
    rewrite(section, "Say your name.")
    make("2", notes="Not needed.")
    page = text(client, "/en/manual/1.1.2/history/")
    assert "Removed from the manual" in page and "Sit down." in page and "Not needed." in page
    assert client.get("/en/manual/1.1.2/?edition=1").status_code == 302


def test_a_section_says_in_words_what_changed_and_leads_to_the_comparison(section: SectionPage, client: Client) -> None:
    make("1")
    rewrite(section, "Say your name.", "Sit down slowly.")
    make("2")
    page = text(client, "/en/manual/1.1/history/")
    assert "1 paragraph changed" in page
    assert "/en/manual/editions/1/compare/2/1.1/" in page


def test_closed_text_has_no_history_for_the_public(section: SectionPage, client: Client) -> None:
    make("1")
    rewrite(section, "Say your name.", "Sit down slowly.")
    make("2", notes="About sitting.")
    assert client.get("/en/manual/1.1.3/history/").status_code == 404
    assert "Closed" not in text(client, "/en/manual/1.1/history/")
    AccessRule.objects.create(page_key=section.translation_key, block_id=TWO)
    versions.bump()
    assert client.get("/en/manual/1.1.2/history/").status_code == 404
    assert "sitting" not in text(client, "/en/manual/1.1/history/")
    client.force_login(practitioner())
    assert "Closed words." in text(client, "/en/manual/1.1.3/history/")
    assert "Sit down" in text(client, "/en/manual/1.1.2/history/")


def test_a_paragraph_without_an_edition_says_so(section: SectionPage, client: Client) -> None:
    assert "Newer than every edition" in text(client, HISTORY)
    assert client.get("/en/manual/9.9.9/history/").status_code == 404
