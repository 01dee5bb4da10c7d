"""From a finding to a change note: stated by an editor, kept with the publication, taken over by the edition."""

import pytest
from django.test import Client

from hub.models import ChangeStatement, ParagraphChange
from manual.models import ChangeNote, SectionPage
from manual.services.state_changes import state_changes
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN, make
from tests.research.findings.making import TITLE, finding, say, translate

pytestmark = pytest.mark.django_db
KEPT = tree.paragraph("Closed words", CLOSED, access="practitioners")
SECTION = "/en/manual/first-hours/first-contact/"


def change(section: SectionPage, key: str, words: str = "New words") -> None:
    """An editor rewrites 1.1.1 because of a finding, and a second person approves it."""
    said = {OPEN: ("procedure", "Who is told first is said.")}
    state_changes(page=section, said=said, because={OPEN: [key]}, by=tree.editor())
    tree.write(section, [tree.paragraph(words, OPEN), KEPT])


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_a_finding_becomes_the_reason_of_a_change_note(section: SectionPage, client: Client) -> None:
    make("1")
    page = finding()
    key = str(page.translation_key)
    assert "Nothing has followed yet" in text(client, page.url)
    change(section, key)
    assert not ChangeStatement.objects.exists()
    assert ParagraphChange.objects.get(block_id=OPEN, change="changed").because == {key: TITLE}
    assert "the next edition will hold it" in text(client, page.url)
    make("2")
    note = ChangeNote.objects.get()
    assert (note.number, note.because) == ("1.1.1", {key: TITLE})
    assert "Changed in edition 2" in text(client, page.url)
    for url in (
        "/en/manual/editions/2/",
        "/en/manual/editions/1/compare/2/",
        "/en/manual/editions/1/compare/2/1.1/",
        "/en/manual/editions/1/since/",
        "/en/manual/1.1.1/history/",
        "/en/manual/1.1/history/",
        "/en/manual/editions/feed.atom",
    ):
        assert TITLE in text(client, url), url


def test_what_an_edition_said_stays_said_and_a_translation_is_read_in_its_own_words(
    section: SectionPage, client: Client
) -> None:
    make("1")
    page = finding()
    change(section, str(page.translation_key))
    make("2")
    say(page, title="Half of the officers know it now")
    assert TITLE in text(client, "/en/manual/editions/2/")
    assert f'lang="en">{TITLE}' in text(client, "/ro/manual/editions/2/")
    translate(page, title="14 din 20 de polițiști nu au știut")
    assert "14 din 20 de polițiști nu au știut" in text(client, "/ro/manual/editions/2/")


def test_the_section_shows_it_beside_the_text_and_at_its_paragraph(section: SectionPage, client: Client) -> None:
    page = finding()
    finding("Nobody had the number at hand", slug="number")
    shown = text(client, SECTION)
    assert "What was found out" in shown and TITLE in shown and page.url in shown
    assert '<a href="#related-findings">2 findings on 1.1.1</a>' in shown
    assert 'id="related-findings"' in shown
    assert "1 finding on" not in shown


def test_findings_stand_by_chapter_and_paragraph_with_what_followed(section: SectionPage, client: Client) -> None:
    make("1")
    page = finding(numbers=["1.1.1", "1.1"])
    change(section, str(page.translation_key))
    make("2")
    shown = text(client, "/en/research/findings/")
    assert shown.index("1 First hours") < shown.index("1.1 First contact") < shown.index("1.1.1 ")
    assert shown.count(TITLE) == 2
    assert "Changed in edition 2" in shown and "Nothing has followed yet" in shown
