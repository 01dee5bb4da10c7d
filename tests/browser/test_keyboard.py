"""The keyboard alone, forwards and backwards: what has the focus shows it, and nothing lies over it; and thumbs."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.measuring import measured
from tests.browser.places import LANGUAGES, Place, everywhere
from tests.browser.record import Tally

WALKED = ("", "help/", "news/mixed-teams/", "manual/3.1/", "partners/", "search/?q=guardian", "feedback/", "subscribe/")
MOST = 160


@pytest.mark.parametrize(("width", "height", "keys"), [(360, 640, ["Tab", "Shift+Tab"]), (1280, 800, ["Tab"])])
def test_the_focus_is_seen_wherever_it_goes(
    house: str, browser: Browser, width: int, height: int, keys: list[str]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    tally = Tally("focus", str(width), {"Chromium": browser.version})
    for row, path in enumerate(WALKED):
        where = Place(path).open(page, house, LANGUAGES[row % 4])
        tally.see(where, [fault for key in keys for fault in stops(page, key)])
    context.close()
    tally.close()


def stops(page: Page, key: str) -> list[tuple[str, str]]:
    """Faults on the way; from the end of the page the keys lead back to its start."""
    faults = []
    page.evaluate("window.walked = undefined")
    for _stop in range(MOST):
        page.keyboard.press(key)
        found = measured(page, "focused")
        if found is None:
            break
        if not found["seen"]:
            faults.append(("2.4.11", f"{key}: hidden: {found['name']}"))
        if not found["marked"]:
            faults.append(("2.4.7", f"{key}: not marked: {found['name']}"))
    return faults


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough_or_stand_apart(house: str, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    tally = Tally("targets", str(width), {"Chromium": browser.version})
    for row, place in enumerate(everywhere()):
        where = place.open(page, house, LANGUAGES[row % 4])
        tally.see(where, [("2.5.8", fault) for fault in measured(page, "targets")])
    context.close()
    tally.close()


def test_what_is_too_small_or_hidden_is_found(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.set_content(
        "<!doctype html><style>a { outline: none; font: 10px/1 sans-serif; display: block }"
        "div { position: fixed; inset: 0; background: #fff }</style><a href='#a'>one</a><a href='#b'>two</a><div></div>"
    )
    assert len(measured(page, "targets")) == 2
    assert {criterion for criterion, _words in stops(page, "Tab")} == {"2.4.11", "2.4.7"}
    page.close()
