"""Journey: an editor sees what is missing, mends it, submits; a second person publishes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from home.models import HomePage
from hub.publishing.calendar import today
from manual.models import Edition, SectionPage
from tests.manual import tree
from tests.manual.desk import PASSWORD
from tests.manual.making import make
from tests.rig.browser import Watch, axe_violations
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-readiness")

FIRST = "00000000-0000-4000-8000-00000000000a"
DEAD = '<a linktype="page" id="999999">a page</a> that is gone.'
PICTURES = os.environ.get("HUB_PICTURES", "")


@pytest.fixture
def hub(rig: Rig) -> Rig:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "First contact", [tree.paragraph("Say your name.", FIRST)])
    make("1")
    tree.write(section, [tree.paragraph(f"Say your name and read {DEAD}", FIRST)])
    rig.run_web()
    rig.run_worker()
    return rig


@pytest.fixture
def editor(hub: Rig, browser: Browser) -> Iterator["Person"]:
    yield from _person(hub, browser, "editor@example.org")


@pytest.fixture
def colleague(hub: Rig, browser: Browser) -> Iterator["Person"]:
    yield from _person(hub, browser, "colleague@example.org")


class Person:
    def __init__(self, page: Page, rig: Rig, email: str) -> None:
        page.set_default_timeout(30_000)
        self.page, self.rig = page, rig
        self.opens("/account/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(PASSWORD)
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()

    def opens(self, path: str) -> None:
        self.page.goto(self.rig.url(path))

    def presses(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

    def reads(self) -> str:
        return self.page.locator("main").inner_text()

    def looks(self, name: str) -> None:
        """At what is accessible, and where somebody wants it as a picture."""
        assert [one for one in axe_violations(self.page) if "mn-" in str(one)] == []
        if PICTURES:
            self.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def test_from_readiness_to_publication_and_to_a_correction(hub: Rig, editor: Person, colleague: Person) -> None:
    editor.opens("/admin/manual/editions/")
    editor.follows("How ready is the next one?")
    assert "2 things stand in the way." in editor.reads()
    editor.follows("Begin an edition")
    fill_in(editor, "2", "2020-01-01")
    editor.presses("Gather what changed")
    assert "This day has passed" in editor.reads() or "cannot apply earlier" in editor.reads()
    assert editor.page.locator("[name=title]").input_value() == "Edition 2"
    editor.page.locator("[name=effective]").fill(today().isoformat())
    editor.presses("Gather what changed")

    editor.presses("Submit for approval")
    assert "2 things stand in the way" in editor.reads()
    editor.follows("How ready is it?")
    editor.looks("readiness")
    assert "The page that this link names is not there any more." in editor.reads()
    section = SectionPage.objects.get()
    leads_to = editor.page.locator("#links ~ details a").first.get_attribute("href") or ""
    assert leads_to.startswith(f"/admin/pages/{section.pk}/edit/#block-{FIRST}")
    editor.page.goto(hub.url(leads_to))
    assert "First contact" in editor.page.title()
    tree.write(section, [tree.paragraph("Say your name and your job.", FIRST)])

    editor.opens("/admin/manual/editions/")
    editor.follows("2 Edition 2")
    editor.page.locator("[name^=note-]").first.fill("Gives the job as well.")
    editor.presses("Save")
    editor.follows("How ready is it?")
    assert "Nothing stands in the way." in editor.reads()
    editor.follows("Change notes and approval")
    editor.presses("Submit for approval")
    editor.looks("submitted")
    assert editor.page.get_by_role("button", name="Approve and publish").count() == 0

    colleague.opens("/admin/manual/editions/")
    colleague.follows("2 Edition 2")
    colleague.follows("Read what changes, then approve it or give it back")
    assert "Gives the job as well." in colleague.reads()
    colleague.looks("decision")
    colleague.presses("Approve and publish")
    built(colleague, "2")
    colleague.looks("edition")
    colleague.opens("/en/manual/editions/2/")
    assert "Gives the job as well." in colleague.reads()
    assert colleague.page.get_by_role("link", name="Chapter 1", exact=True).count() == 1

    corrected(editor, colleague)


def corrected(editor: Person, colleague: Person) -> None:
    """Urgent: one button, one sentence, one approval."""
    tree.write(SectionPage.objects.get(), [tree.paragraph("Say your name, your job and that help is free.", FIRST)])
    editor.opens("/admin/manual/editions/2/")
    editor.presses("Urgent correction")
    assert "2.1" in editor.reads()
    editor.page.locator("[name^=note-]").first.fill("Says that help is free.")
    editor.presses("Save")
    editor.presses("Submit for approval")
    colleague.opens("/admin/manual/editions/")
    colleague.follows("2.1 Urgent correction of edition 2")
    colleague.follows("Read what changes, then approve it or give it back")
    colleague.presses("Approve and publish")
    assert Edition.objects.get(number="2.1").corrects == "2"
    colleague.opens("/en/manual/editions/2/")
    assert "2.1" in colleague.reads()


def built(person: Person, number: str) -> None:
    """The table of files goes on by itself until the worker has built them."""
    person.opens(f"/admin/manual/editions/{number}/")
    wait_until(lambda: Edition.objects.get(number=number).impressions.get().build.state == "built", "files", 120)
    person.page.get_by_text("chapter-1.pdf").wait_for(timeout=30_000)


def fill_in(person: Person, number: str, day: str) -> None:
    person.page.locator("[name=number]").fill(number)
    person.page.locator("[name=title]").fill(f"Edition {number}")
    person.page.locator("[name=effective]").fill(day)


def _person(rig: Rig, browser: Browser, email: str) -> Iterator[Person]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watch = Watch(page)
    yield Person(page, rig, email)
    context.close()
    assert watch.strangers == []
