"""A finding becomes a change note in the next edition and shows in its findings panel, in a browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from home.models import HomePage
from manual.models import EditionDraft, SectionPage
from tests.journeys.test_edition import begin, publish
from tests.manual import tree
from tests.manual.desk import Person
from tests.manual.making import OPEN
from tests.research.findings.making import TITLE, finding
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-finding")
SECTION = "/en/manual/first-hours/first-contact/"


@pytest.fixture
def hub(rig: Rig) -> Rig:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Say your name.", OPEN)])
    rig.run_web()
    rig.run_worker()
    return rig


def test_a_finding_becomes_a_change_note_and_shows_it(hub: Rig, page: Page) -> None:
    editor = Person(hub, "editor@example.org").log_in()
    colleague = Person(hub, "colleague@example.org").log_in()
    publish(editor, colleague, begin(editor, "1", "2013-04-06"))
    found = finding()

    page.goto(hub.url(SECTION))
    page.get_by_role("link", name="1 finding on 1.1.1").click()
    expect(page).to_have_url(re.compile("#related-findings$"))
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("Nothing has followed yet.")).to_be_visible()

    state_because(editor, str(found.translation_key))
    page.reload()
    expect(page.get_by_role("link", name="Changed in the text; the next edition will hold it")).to_be_visible()
    draft = begin(editor, "2", "2026-10-01")
    assert TITLE in editor.get(f"/admin/manual/editions/draft/{draft.pk}/").text
    publish(editor, colleague, EditionDraft.objects.get(pk=draft.pk))

    page.goto(hub.url("/en/manual/editions/2/"))
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Changed in edition 2").click()
    expect(page.locator("[id='p-1.1.1']")).to_contain_text("and your job")
    page.goto(hub.url("/en/research/findings/"))
    expect(page.get_by_role("link", name="Changed in edition 2")).to_be_visible()


def state_because(editor: Person, key: str) -> None:
    """The editor writes the change, ticks the finding that led to it, and it goes public."""
    section = SectionPage.objects.get()
    draft = section.get_latest_revision_as_object()
    draft.body = [tree.paragraph("Say your name and your job.", OPEN)]
    revision = draft.save_revision(user=tree.editor())
    url = reverse("manual_admin:changes", args=[section.pk])
    assert TITLE in editor.get(url).text
    said = {f"kind-{OPEN}": "procedure", f"note-{OPEN}": "Asks for the job as well.", f"because-{OPEN}": key}
    editor.post(url, said)
    tree.release(revision.as_object())
