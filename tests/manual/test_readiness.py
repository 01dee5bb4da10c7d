"""The readiness page: what blocks and what warns, each line a way to its place, and the service that enforces it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.models import CountryFact
from hub.publishing.calendar import today
from manual.models import EditionDraft, ManualPage, SectionPage
from manual.queries import readiness
from manual.queries.readiness import Readiness
from manual.services.prepare_edition import complete_notes, correct_edition, prepare_edition
from manual.services.submit_edition import submit_edition
from tests.manual import tree
from tests.manual.making import OPEN, approve, make

pytestmark = pytest.mark.django_db
DEAD = '<a linktype="page" id="999999">the page</a> that is gone'


def begin(number: str) -> EditionDraft:
    return prepare_edition(number=number, title="Next", effective=today(), by=tree.editor())


def ready(draft: EditionDraft) -> Readiness:
    return readiness.of_draft(draft, user=tree.editor())


def lines(found: Readiness, key: str) -> list[Any]:
    return [line for check in found.checks if check.key == key for line in check.lines]


def note_all(draft: EditionDraft) -> None:
    said = {note.pk: ("procedure", "It is different.") for note in draft.notes.all()}
    complete_notes(draft=draft, said=said, by=tree.editor())


def test_what_changed_is_shown_word_by_word_and_a_missing_note_blocks(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Open and honest words", OPEN)])
    draft = begin("2")
    found = ready(draft)
    (changed,) = found.sections
    assert (changed.number, changed.title) == ("1.1", "First contact")
    assert [block.change for block in changed.blocks] == ["changed", "removed"]
    assert [(run.op, run.text.strip()) for run in changed.blocks[0].lines[0]][1] == ("added", "and honest")
    assert len(lines(found, "notes")) == 2
    assert found.blocking == 2
    client.force_login(tree.editor())
    text = client.get(f"/admin/manual/editions/draft/{draft.pk}/readiness/").content.decode()
    assert "<ins> and honest</ins>" in text
    assert "2 things stand in the way" in text
    note_all(draft)
    assert ready(draft).blocking == 0
    assert (
        "Nothing stands in the way"
        in client.get(f"/admin/manual/editions/draft/{draft.pk}/readiness/").content.decode()
    )


def test_a_dead_link_stops_submission_and_approval(section: SectionPage) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Other words", OPEN)])
    draft = begin("2")
    note_all(draft)
    submit_edition(draft=draft, by=tree.editor())
    tree.write(section, [tree.paragraph(DEAD, OPEN)])
    with pytest.raises(ValidationError, match="not there any more"):
        approve(draft)
    EditionDraft.objects.filter(pk=draft.pk).update(state=EditionDraft.State.DRAFT)
    with pytest.raises(ValidationError, match="stand"):
        submit_edition(draft=draft, by=tree.editor())
    assert [line.blocks for line in lines(ready(draft), "links")] == [True]


def test_a_correction_is_stopped_by_what_it_changes_alone(section: SectionPage) -> None:
    other = tree.section(section.get_parent().specific, "Later", [tree.paragraph("More words")])
    edition = make("1")
    tree.write(other, [tree.paragraph("More words"), tree.paragraph("Yet more")])
    SectionPage.objects.filter(pk=section.pk).update(body=[tree.paragraph(DEAD, OPEN)])
    draft = correct_edition(edition=edition, by=tree.editor())
    assert draft.number == "1.1"
    assert not [line for line in lines(ready(draft), "links") if line.place.number == "1.2"]
    changed = {note.page_key for note in draft.notes.all()}
    assert changed == {section.translation_key, other.translation_key}
    SectionPage.objects.filter(pk=section.pk).update(body=section.body.get_prep_value())
    draft.delete()
    make("1.1")
    SectionPage.objects.filter(pk=other.pk).update(body=[tree.paragraph(DEAD)])
    assert [line.blocks for line in lines(ready(correct_edition(edition=edition, by=tree.editor())), "links")] == [True]


def test_what_warns_does_not_stop_it(section: SectionPage) -> None:
    CountryFact.objects.create(country_id="RO", kind="hotline", value="0800 800 678")
    page = section.get_latest_revision_as_object()
    page.title = "A newer draft"
    page.save_revision(user=tree.editor())
    draft = begin("1")
    found = ready(draft)
    assert found.blocking == 0
    assert lines(found, "facts")
    assert [line.place.number for line in lines(found, "drafts")] == ["1.1"]
    assert len(lines(found, "language-ro")) == 2
    submit_edition(draft=draft, by=tree.editor())
    assert approve(draft).number == "1"


def test_a_language_says_how_much_lacks_what_and_leads_to_the_board(section: SectionPage, client: Client) -> None:
    make("1")
    client.force_login(tree.editor())
    text = client.get("/admin/manual/editions/readiness/").content.decode()
    way = re.search(r'<a href="([^"]+language=ro[^"]*state=missing)">Missing</a>: <strong>(\d+)</strong>', text)
    assert way is not None
    (check,) = [one for one in readiness.of_next(user=tree.editor()).checks if one.key == "language-ro"]
    assert int(way[2]) == len(check.lines) == sum(one.count for one in check.counts)
    board = client.get(way[1].replace("&amp;", "&"))
    assert board.context["board"].shown >= int(way[2])


def test_each_line_opens_its_place(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(section, [tree.paragraph(DEAD, OPEN)], review_date=today() - timedelta(days=1))
    CountryFact.objects.create(country_id="RO", kind="hotline", value="0800 800 678")
    draft = begin("2")
    client.force_login(tree.person("root@example.org", is_superuser=True))
    text = client.get(f"/admin/manual/editions/draft/{draft.pk}/readiness/").content.decode()
    listed = re.findall(r'<li><(?:strong|span) class="mn-[a-z]+">.*?<a href="([^"]+)"', text)
    assert len(listed) >= 6
    for address in dict.fromkeys(address.partition("#")[0] for address in listed):
        assert client.get(address).status_code == 200, address


def test_the_page_asks_as_much_for_many_sections_as_for_one(root: ManualPage) -> None:
    chapter = tree.chapter(root, "First hours")

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ready(EditionDraft.objects.get())
        return len(queries)

    tree.section(chapter, "One", [tree.paragraph(DEAD)])
    begin("1")
    ready(EditionDraft.objects.get())
    few = asked()
    for number in range(8):
        tree.section(chapter, f"Section {number}", [tree.paragraph(f"Words {number}"), tree.paragraph(DEAD)])
    assert asked() == few
    assert few < 40


def test_before_anybody_has_begun(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(section, [tree.paragraph("Other words", OPEN)])
    client.force_login(tree.editor())
    text = client.get("/admin/manual/editions/readiness/").content.decode()
    assert "edition 2" in text
    assert "Sections that changed" in text
    client.force_login(tree.person("officer@example.org", "officer"))
    assert client.get("/admin/manual/editions/readiness/").status_code == 404
