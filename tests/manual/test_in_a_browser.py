"""The manual's pages in a browser: nothing for axe to say, nothing beside the screen of a telephone."""

import pytest
from playwright.sync_api import Browser, expect

from tests.rig.browser import axe_violations
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("manual-browser")

PAGES = [
    ("/en/manual/", 360, "light"),
    ("/ro/manual/primele-ore/", 1280, "dark"),
    ("/en/manual/first-hours/first-contact/", 360, "dark"),
    ("/ro/manual/3.5/", 1280, "light"),
    ("/en/manual/editions/", 360, "light"),
    ("/en/manual/editions/2/", 360, "dark"),
    ("/ro/manual/editions/2/", 1280, "light"),
    ("/en/manual/3.2/?edition=1", 360, "light"),
    ("/da/law/", 360, "dark"),
    ("/en/law/2011-36-eu-13-2/", 1280, "light"),
    ("/nl/glossary/", 360, "light"),
    ("/en/law/2011-36-eu-2/", 360, "dark"),
    ("/ro/glossary/guardian/", 360, "light"),
]


def test_pages_are_accessible_and_fit(sample_rig: Rig, browser: Browser) -> None:
    sample_rig.run_web()
    for path, width, scheme in PAGES:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        page.goto(sample_rig.url(path))
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        context.close()


def test_the_meaning_of_a_word_can_be_pointed_at_and_put_away(sample_rig: Rig, browser: Browser) -> None:
    """WCAG 1.4.13: hoverable, persistent, dismissible; and by the keyboard."""
    sample_rig.run_web()
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(sample_rig.url("/en/manual/first-hours/first-contact/"))
    word, meaning = page.locator("a.term").first, page.locator(".meaning").first
    expect(meaning).to_be_hidden()
    word.hover()
    expect(meaning).to_be_visible()
    assert axe_violations(page) == []
    box = meaning.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.mouse.move(0, 0)
    word.focus()
    expect(meaning).to_be_visible()
    page.emulate_media(media="print")
    expect(meaning).to_be_hidden()
    context.close()
