"""What readers choose in their system: colours of their own, no movement; and paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.measuring import measured
from tests.browser.places import LANGUAGES, Place, everywhere
from tests.browser.record import Tally

LOOKS: dict[str, tuple[dict[str, Any], str, str]] = {
    "forced_colours": ({"forced_colors": "active"}, "forced", "1.4.11"),
    "still": ({"reduced_motion": "reduce"}, "moving", "2.3.3"),
    "print": ({"media": "print"}, "printed", ""),
}
TYPICAL: dict[str, Callable[[], list[Place]]] = {
    "forced_colours": everywhere,
    "still": everywhere,
    "print": lambda: [place for place in everywhere() if not place.state],
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_follows(house: str, browser: Browser, look: str) -> None:
    media, script, criterion = LOOKS[look]
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.emulate_media(**media)
    tally = Tally(look, "360", {"Chromium": browser.version})
    for row, place in enumerate(TYPICAL[look]()):
        where = place.open(page, house, LANGUAGES[(row + 1) % 4])
        tally.see(where, [(criterion, fault) for fault in measured(page, script)])
    context.close()
    tally.close()


@pytest.mark.parametrize(
    ("look", "wrong"),
    [
        ("forced_colours", "<button style='border: 0'>Send</button>"),
        ("forced_colours", "<nav><a href='#a' aria-current='page'>Here</a> <a href='#b'>There</a></nav>"),
        ("still", "<p style='transition: all 1s'>moves</p>"),
        ("print", "<nav>menu</nav>"),
        ("print", "<main><a href='https://example.org/'>elsewhere</a></main>"),
    ],
)
def test_what_does_not_follow_is_found(browser: Browser, look: str, wrong: str) -> None:
    media, script, _criterion = LOOKS[look]
    page = browser.new_page()
    page.emulate_media(**media)
    page.set_content(f"<!doctype html>{wrong}")
    assert len(measured(page, script)) == 1
    page.close()
