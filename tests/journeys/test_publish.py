"""Journey 1: an editor writes a chapter and submits it, another approves it, it is public with its citable numbers."""

import re

import pytest
from wagtail.models import Page, TaskState

from home.models import HomePage
from hub.models import ChangeStatement, Publication
from manual.models import ChapterPage, CitableNumber, ManualPage, SectionPage
from tests.factories import law
from tests.manual import tree
from tests.manual.desk import Person, chapter_form, section_form
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-publish")

SUBMIT = {"action-submit": "Submit"}
ADDRESS = "/en/manual/first-hours/first-contact/"
OPEN, STEPS = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"


@pytest.fixture
def hub(rig: Rig) -> Rig:
    tree.plant(HomePage.objects.get(locale__language_code="en"))
    law.article()
    for email in ("editor@example.org", "colleague@example.org"):
        tree.person(email, "editor")
    tree.person("root@example.org", is_superuser=True, is_staff=True)
    rig.run_web()
    rig.run_worker()
    return rig


def test_an_editor_publishes_a_chapter_by_the_approval_of_another(hub: Rig) -> None:
    editor = Person(hub, "editor@example.org").log_in()
    colleague = Person(hub, "colleague@example.org").log_in()
    root = Person(hub, "root@example.org").log_in()
    public = Person(hub, "")

    write_chapter(editor)
    chapter = ChapterPage.objects.get()
    approve_is_refused(editor, chapter)
    approve(colleague, chapter)
    assert ChapterPage.objects.get().live

    editor.post(
        f"/admin/pages/add/manual/sectionpage/{chapter.pk}/",
        section_form("First contact", "first-contact", body("A first draft.")),
    )
    section = SectionPage.objects.get()
    nobody_publishes_directly(root, section)
    form = {**section_form("First contact", "first-contact", body("Take a child seriously.")), **SUBMIT}
    editor.post(f"/admin/pages/{section.pk}/edit/", form)
    approve_is_refused(editor, section)
    assert public.get(ADDRESS).status == 404
    approve(colleague, section)

    text = public.get(ADDRESS).text
    assert "1.1 First contact" in text, re.findall("<h1.*?</h1>", text)
    for words in ("Take a child seriously.", "Say your name", "Leave the story for later", "article 13(2)"):
        assert words in text, words
    assert numbers(text) == ["1.1.1", "1.1.2"]
    found = public.get("/en/manual/1.1.2/")
    assert found.url.endswith(f"{ADDRESS}#p-1.1.2")
    assert found.status == 200

    change_and_say_how_much(editor, colleague, section)
    text = public.get(ADDRESS).text
    assert "Take every child seriously." in text
    assert numbers(text) == ["1.1.1", "1.1.2", "1.1.3"], "before edition 1 all may be given afresh"


def write_chapter(editor: Person) -> None:
    manual = ManualPage.objects.get()
    form = {**chapter_form("First hours", "first-hours"), **SUBMIT}
    answer = editor.post(f"/admin/pages/add/manual/chapterpage/{manual.pk}/", form)
    assert answer.status == 200, answer.text[:500]
    assert ChapterPage.objects.exists(), complaints(answer.text)
    assert not ChapterPage.objects.get().live


def approve(person: Person, page: Page) -> None:
    answer = person.post(action(page, "approve"), {"comment": ""})
    assert answer.status == 200, answer.text[:500]


def approve_is_refused(author: Person, page: Page) -> None:
    """The author's approval changes nothing, however it is sent."""
    author.post(action(page, "approve"), {"comment": ""})
    assert not Page.objects.get(pk=page.pk).live


def nobody_publishes_directly(root: Person, page: Page) -> None:
    form = {**section_form("First contact", "first-contact", body("Words of a superuser.")), "action-publish": "1"}
    root.post(f"/admin/pages/{page.pk}/edit/", form)
    assert not Page.objects.get(pk=page.pk).live


def change_and_say_how_much(editor: Person, colleague: Person, section: SectionPage) -> None:
    blocks = body("Take every child seriously.")
    blocks.insert(1, tree.paragraph("A paragraph between."))
    form = {**section_form("First contact", "first-contact", blocks), **SUBMIT}
    answer = editor.post(f"/admin/pages/{section.pk}/edit/", form)
    assert answer.url.endswith(f"/admin/manual/changes/{section.pk}/")
    assert "Take every child seriously." in answer.text
    said = {f"kind-{OPEN}": "legal", f"note-{OPEN}": "Every child, not one."}
    editor.post(f"/admin/manual/changes/{section.pk}/", said)
    assert ChangeStatement.objects.get().kind == "legal"
    approve(colleague, section)
    publication = Publication.objects.filter(page_key=section.translation_key).latest("pk")
    rows = {row.block_id: row for row in publication.changes.all()}
    assert (rows[OPEN].kind, rows[OPEN].note) == ("legal", "Every child, not one.")
    assert {row.kind for key, row in rows.items() if key != OPEN} == {"procedure"}
    assert "added" in {row.change for row in rows.values()}
    assert CitableNumber.objects.get(block_id=OPEN).number == "1.1.1"


def action(page: Page, name: str) -> str:
    state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")
    return f"/admin/pages/workflow/action/{page.pk}/{name}/{state.pk}/"


def body(words: str) -> list[dict[str, object]]:
    step = {"role": "police", "title": "Say your name", "text": "<p>And your job.</p>", "handover": ""}
    return [
        tree.paragraph(words, OPEN),
        tree.block("steps", {"title": "Steps", "steps": tree.points(step), "access": "public"}, STEPS),
        tree.block("warning", {"title": "Leave the story for later", "text": "<p>Do not ask.</p>", "access": "public"}),
        tree.block("legal", {"article": "2011/36/EU 13(2)", "text": "<p>Help is due.</p>", "access": "public"}),
    ]


def numbers(text: str) -> list[str]:
    return re.findall(r'id="p-([^"]+)"', text)


def complaints(text: str) -> list[str]:
    """What the admin's form did not like."""
    return re.findall(r'(?:class="(?:error-message|errorlist)"[^>]*>|messages.*?<li[^>]*>)\s*(.*?)<', text, re.DOTALL)
