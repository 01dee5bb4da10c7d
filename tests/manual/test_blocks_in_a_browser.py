"""Ticks and marks in a browser: they stay where they were made, and work without script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rig.browser import axe_violations
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("manual-browser")
SIGNS, TICKS = "/en/manual/detection/reading-indicators/", "/en/manual/first-hours/first-record/"
PLACES = [
    (SIGNS, 360, "light"),
    ("/ro/manual/depistare/citirea-indiciilor/", 1280, "dark"),
    (TICKS, 360, "dark"),
    ("/en/manual/first-hours/notify/", 360, "light"),
    ("/nl/manual/1.3/", 360, "dark"),
    ("/en/manual/2.2/?edition=2", 1280, "light"),
]


@pytest.fixture
def house(sample_rig: Rig) -> Rig:
    sample_rig.run_web()
    return sample_rig


def test_pages_with_every_block_are_accessible_and_fit(house: Rig, browser: Browser) -> None:
    for path, width, scheme in PLACES:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        page.goto(house.url(path))
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        context.close()


def test_a_sign_is_observed_or_suspected_and_nothing_is_kept_or_sent(house: Rig, page: Page) -> None:
    page.goto(house.url(SIGNS), wait_until="networkidle")
    first = page.locator(".signs").first
    observed, suspected = first.get_by_label("Observed").first, first.get_by_label("Suspected").first
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    observed.check()
    suspected.check()
    expect(observed).not_to_be_checked()
    expect(first).to_have_attribute("data-marked", "")
    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    assert page.locator(".signs input:checked").count() == 0
    observed.check()
    first.get_by_role("button", name="Clear the marks").click()
    expect(observed).not_to_be_checked()


def test_ticks_stay_in_this_browser_until_they_are_cleared(house: Rig, page: Page) -> None:
    page.goto(house.url(TICKS))
    boxes = page.locator(".ticks input")
    boxes.nth(2).check()
    page.reload()
    expect(boxes.nth(2)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    page.get_by_role("button", name="Clear the ticks").click()
    page.reload()
    assert page.locator(".ticks input:checked").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_without_script_the_boxes_are_there_and_no_button_that_does_nothing(house: Rig, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, boxes in ((SIGNS, ".signs input"), (TICKS, ".ticks input")):
        page.goto(house.url(path))
        page.locator(boxes).first.check()
        assert page.locator(".stays button:visible").count() == 0
    context.close()
