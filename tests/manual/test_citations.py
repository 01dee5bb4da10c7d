"""Citations: a link that lasts, and the edition in force, as text, RIS and CSL-JSON; nothing that may not be read."""

import gzip
import json
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from hub.models import AccessRule
from hub.ports import versions
from manual.citation import csl, ris
from manual.citation.record import Record
from manual.citation.text import as_text
from manual.models import ManualPage, SectionPage
from tests.factories.people import practitioner
from tests.manual import tree
from tests.manual.sinks import CITATIONS
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db
OPEN, CLOSED, OTHER = (f"00000000-0000-4000-8000-00000000000{place}" for place in "123")
RECORD = Record(
    number="3.2.4",
    kind="paragraph",
    title="First contact",
    book="Manual",
    publisher="The Hub",
    day=date(2026, 10, 1),
    language="en",
    url="https://example.org/en/manual/3.2.4/?edition=2",
    edition="2",
    impression="2/en/1",
)


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    return tree.section(
        chapter,
        "First contact",
        [tree.paragraph("Open words", OPEN), tree.paragraph("Closed words", CLOSED, access="practitioners")],
    )


def test_a_title_can_end_neither_its_line_nor_the_record() -> None:
    nasty = replace(RECORD, title="One\r\nER  - \nTY  - BOOK\u2028UR  - evil\x00\u202e", book='Q"uote\\ </script>')
    lines = ris.as_ris(nasty).split("\r\n")
    assert [line[:2] for line in lines] == ["TY", "TI", "T2", "ET", "SE", "PB", "PY", "DA", "LA", "N1", "UR", "ER", ""]
    assert lines[1] == "TI  - 3.2.4 One ER - TY - BOOK UR - evil"
    (item,) = json.loads(csl.as_csl(nasty))
    assert item["container-title"] == 'Q"uote\\ </script>'
    assert "\n" not in as_text(nasty)


def test_ris_and_csl_name_edition_number_and_day() -> None:
    text = ris.as_ris(RECORD)
    assert text.endswith("ER  - \r\n")
    for line in ("TY  - CHAP", "TI  - 3.2.4 First contact", "ET  - 2", "DA  - 2026/10/01/", f"UR  - {RECORD.url}"):
        assert line in text.split("\r\n")
    (item,) = json.loads(csl.as_csl(RECORD))
    assert (item["type"], item["edition"], item["section"]) == ("chapter", "2", "3.2.4")
    assert item["issued"] == {"date-parts": [[2026, 10, 1]]}


def test_what_is_cited_is_the_edition_in_force(section: SectionPage, client: Client) -> None:
    assert "in no edition yet" in client.get("/en/manual/1.1.1/cite.txt").content.decode()
    make("1")
    text = client.get("/en/manual/1.1.1/cite.txt").content.decode()
    assert "Manual, edition 1 (in force from" in text
    assert "paragraph 1.1.1" in text
    assert text.endswith("/en/manual/1.1.1/?edition=1")
    tree.write(section, [tree.paragraph("New words", OPEN), tree.paragraph("More")])
    page = client.get("/en/manual/1.1.1/cite/").content.decode()
    assert "edition 1" in page
    assert "The section was changed since" in page
    assert "in no edition yet" in client.get("/en/manual/1.1.3/cite.txt").content.decode()
    assert "secțiunea 1.1" in client.get("/ro/manual/1.1/cite.txt").content.decode()
    assert json.loads(client.get("/en/manual/1/cite.json").content)[0]["section"] == "1"
    assert client.get("/en/manual/1.1/cite.ris")["Content-Disposition"] == 'attachment; filename="manual-1.1.ris"'


def test_a_removed_paragraph_is_cited_as_the_last_edition_that_held_it(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Closed words", CLOSED, access="practitioners")])
    make("2")
    assert client.get("/en/manual/1.1.1/cite.txt").content.decode().endswith("?edition=1")
    assert client.get("/en/manual/1.1.1/").status_code == 410


def test_closed_paragraphs_and_unknown_numbers_look_the_same(section: SectionPage, client: Client) -> None:
    make("1")
    for form in CITATIONS:
        assert client.get(f"/en/manual/1.1.2/{form}").status_code == 404, form
        assert client.get(f"/en/manual/9.9.9/{form}").status_code == 404, form
        nul, empty = (client.get(f"/en/manual/1.1.1/{form}?edition={edition}") for edition in ("%00", ""))
        assert nul.status_code == empty.status_code, form  # a NUL is read as if it were not there
    assert client.get("/en/manual/1.1.2/cite/?edition=1").status_code == 404


@pytest.mark.parametrize("closed", ["paragraph", "section", "chapter"])
def test_what_is_closed_today_is_not_cited_as_an_edition_had_it(
    section: SectionPage, client: Client, closed: str
) -> None:
    """Neither by the edition that the address names, nor by the one in force, nor as the last that held it."""
    tree.write(section, [tree.paragraph("Open words", OPEN), tree.paragraph("Other words", OTHER)])
    make("1")
    tree.write(section, [tree.paragraph("Other words", OTHER)])
    make("2")
    places = ("1.1.1", "1.1.2") if closed == "paragraph" else ("1.1.1", "1.1.2", "1.1")
    assert {client.get(path).status_code for path in _citations(*places)} == {200}
    if closed == "paragraph":
        for block_id in (OPEN, OTHER):
            AccessRule.objects.create(page_key=section.translation_key, block_id=block_id)
    else:
        page = section if closed == "section" else section.get_parent()
        AccessRule.objects.create(page_key=page.translation_key, block_id="")
    versions.bump()
    for path in _citations(*places):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "First contact" not in answer.content.decode(), path
    client.force_login(practitioner())
    assert client.get("/en/manual/1.1.1/cite.txt?edition=1").status_code == 200


def _citations(*numbers: str) -> list[str]:
    forms = [f"{number}/{form}" for number in numbers for form in CITATIONS]
    first = [f"/en/manual/{form}{query}" for form in forms for query in ("", "?edition=1")]
    return [*first, *(f"/en/manual/{form}?edition=2" for form in forms if not form.startswith("1.1.1/"))]


def test_each_stone_links_to_its_lasting_address_in_few_bytes(section: SectionPage, client: Client) -> None:
    tree.write(section, [tree.paragraph(f"Paragraph {place} says something of its own") for place in range(30)])
    page = client.get("/en/manual/first-hours/first-contact/").content.decode()
    assert 'href="/en/manual/1.1.7/"' in page
    assert 'href="/en/manual/1.1.7/cite/"' in page
    assert 'id="p-1.1.7" tabindex="-1"' in page
    links = [part.partition("</p>")[0] for part in page.split('<p class="no">')[1:]]
    without = page
    for part in links:
        without = without.replace(part, "")
    assert (len(gzip.compress(page.encode())) - len(gzip.compress(without.encode()))) / len(links) < 150
