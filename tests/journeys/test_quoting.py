"""Journey: a paragraph is quoted in three editions; between them it is reworded, moved to another section, removed."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from home.models import HomePage
from manual.models import CitableNumber, ParagraphMove, SectionPage
from tests.manual import tree
from tests.manual.desk import Person
from tests.manual.test_editions import make
from tests.rig.browser import axe_violations
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-quoting")

QUOTED, OTHER, THERE = (f"00000000-0000-4000-8000-00000000000{letter}" for letter in "abc")
NUMBER = "/en/manual/1.1.1/"


@pytest.fixture
def hub(rig: Rig) -> Rig:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    first, second = tree.chapter(root, "First hours"), tree.chapter(root, "Protection")
    tree.section(first, "First contact", [tree.paragraph("Say your name.", QUOTED), tree.paragraph("Sit down.", OTHER)])
    tree.section(second, "A safe place", [tree.paragraph("Close the door.", THERE)])
    rig.run_web()
    return rig


def test_a_quotation_holds_through_three_editions(hub: Rig, browser: Browser) -> None:
    reader = Person(hub, "")
    make("1")
    quoted = reader.get(f"{NUMBER}cite.txt").text
    assert "edition 1" in quoted

    section = SectionPage.objects.get(title="First contact")
    tree.write(section, [tree.paragraph("Say your name and your job.", QUOTED), tree.paragraph("Sit down.", OTHER)])
    make("2")
    assert "edition 2" in reader.get(f"{NUMBER}cite.txt").text
    move(hub, section, SectionPage.objects.get(title="A safe place"))
    assert reader.get(NUMBER).url.endswith("/en/manual/protection/a-safe-place/#p-1.1.1")
    make("3")
    look(hub, browser)

    tree.write(SectionPage.objects.get(title="A safe place"), [tree.paragraph("Close the door.", THERE)])
    name_the_successor(hub)
    gone = reader.get(NUMBER)
    assert gone.status == 410
    assert 'href="/en/manual/2.1.1/"' in gone.text
    for edition, words, place in (
        ("1", "Say your name.", "1.1"),
        ("2", "Say your name and your job.", "1.1"),
        ("3", "Say your name and your job.", "2.1"),
    ):
        answer = reader.get(f"{NUMBER}?edition={edition}")
        assert answer.url.endswith(f"/en/manual/{place}/?edition={edition}#p-1.1.1")
        assert words in answer.text
    assert json.loads(reader.get(f"{NUMBER}cite.json").text)[0]["edition"] == "3"
    old = quoted.rpartition(" ")[2].partition("/en/")[2]
    assert "Say your name." in reader.get(f"/en/{old}").text
    assert CitableNumber.objects.get(number="1.1.1").last_edition == "3"


def move(hub: Rig, section: SectionPage, target: SectionPage) -> None:
    """Proposed by one editor on the screens, approved there by another."""
    editor, colleague = (Person(hub, f"{name}@example.org").log_in() for name in ("editor", "colleague"))
    address = f"/admin/manual/outline/{section.pk}/move/1.1.1/"
    assert "2.1.1 Close the door." in editor.get(f"{address}?to={target.pk}").text
    editor.post(address, {"to": target.pk, "after": THERE, "kind": "procedure"})
    proposed = ParagraphMove.objects.get()
    editor.post(f"/admin/manual/outline/moves/{proposed.pk}/approve/")
    proposed.refresh_from_db()
    assert proposed.state == ParagraphMove.State.PROPOSED
    colleague.post(f"/admin/manual/outline/moves/{proposed.pk}/approve/")
    proposed.refresh_from_db()
    assert proposed.state == ParagraphMove.State.DONE


def name_the_successor(hub: Rig) -> None:
    editor = Person(hub, "editor@example.org").log_in()
    page = SectionPage.objects.get(title="A safe place")
    answer = editor.post(f"/admin/manual/outline/{page.pk}/successor/", {"number": "1.1.1", "successor": "2.1.1"})
    assert answer.status == 200


def look(hub: Rig, browser: Browser) -> None:
    """A deep link takes the focus to the paragraph; its number and "cite" copy where they stand.

    Axe looks from the top, without motion: below the bar that stays there, what has scrolled by is half covered.
    """
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=hub.url("").rstrip("/"))
    page = context.new_page()
    page.goto(hub.url(NUMBER))
    expect(page.locator("#p-1\\.1\\.1")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.id") == "p-1.1.1"
    page.evaluate("window.scrollTo(0, 0)")
    assert axe_violations(page) == []
    copied(page, "a.lasting", hub.url(NUMBER))
    copied(page, "a.cite", "edition 3")
    context.close()
    without = browser.new_context(java_script_enabled=False)
    page = without.new_page()
    page.goto(hub.url(NUMBER))
    page.locator("#p-1\\.1\\.1 a.cite").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cite 1.1.1")
    without.close()


def copied(page: Page, link: str, words: str) -> None:
    page.locator(f"#p-1\\.1\\.1 {link}").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert words in page.evaluate("navigator.clipboard.readText()")
    expect(page.locator(".said")).to_be_empty(timeout=10_000)
