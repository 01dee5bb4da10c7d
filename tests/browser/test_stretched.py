"""Text that a reader made larger or wider, and a window of 320 pixels: nothing is cut off or lies over another."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.measuring import DOUBLE, SPACED, measured
from tests.browser.places import LANGUAGES, everywhere
from tests.browser.record import Tally

LONG_WORDS = "long_words"
DRESSES = {
    320: [("reflow", "1.4.10", ""), ("spacing", "1.4.12", SPACED), ("reflow", "1.4.10", LONG_WORDS)],
    640: [("enlarged", "1.4.4", DOUBLE)],
    1280: [("spacing", "1.4.12", SPACED), ("enlarged", "1.4.4", DOUBLE)],
}


@pytest.mark.parametrize("width", DRESSES)
def test_nothing_is_lost_when_text_grows(house: str, browser: Browser, width: int) -> None:
    """Each page in one language a width; `bypass_csp` lets the reader's style sheet in, as a reader's browser does."""
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    tools = {"Chromium": browser.version}
    tallies = {check: Tally(check, str(width), tools) for check, _criterion, _dress in DRESSES[width]}
    for row, place in enumerate(everywhere()):
        where = place.open(page, house, LANGUAGES[(row + width // 320) % 4])
        for check, criterion, dress in DRESSES[width]:
            tallies[check].see(where, [(criterion, f"{dress[:12]} {fault}") for fault in worn(page, dress)])
    context.close()
    for tally in tallies.values():
        tally.close()


def worn(page: Page, dress: str) -> list[str]:
    """What is lost in the dress: a style sheet, or a script that puts words in."""
    if dress == LONG_WORDS:
        measured(page, LONG_WORDS)
    sheet = page.add_style_tag(content=dress) if "{" in dress else None
    lost = list(measured(page, "fit"))
    if sheet:
        sheet.evaluate("one => one.remove()")
    return lost


@pytest.mark.parametrize(
    "fault",
    [
        "<p style='width: 2000px'>wide</p>",
        "<p style='width: 5em; overflow: hidden; white-space: nowrap'>cut off by its box</p>",
        "<div style='position: relative'>one over another<p style='position: absolute; top: -1em'>the other</p></div>",
    ],
)
def test_what_is_lost_is_found(browser: Browser, fault: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.set_content(f"<!doctype html><main><p>Before</p>{fault}</main>")
    assert len(measured(page, "fit")) == 1
    page.close()
