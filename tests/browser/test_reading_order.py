"""What a screen reader says of a section of the manual, in which order, against a text that a person read.

Where the page changes on purpose, read the text that the test leaves under `var/test/` as somebody who does not see the
page: does each link say where it leads, does each heading open what follows, is anything said twice? Then take it over.
"""

import difflib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hub.embedded.places import TESTS
from tests.browser.record import Tally
from tests.browser.spoken import spoken

READ = Path(__file__).parent / "reading_order"
SECTION = "manual/3.1/"
COMING = re.compile(r"(?:\w+, )?\d{1,2} \w+ \d{4}, \d\d:\d\d")  # deadlines of the sample lie as far ahead on every day


@pytest.mark.parametrize("language", ["en", "ro"])
def test_a_section_is_said_in_the_order_that_was_read(house: str, browser: Browser, language: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{house}/{language}/{SECTION}")
    heard = [COMING.sub("‹date›", line) for line in spoken(page)]
    tally = Tally("reading_order", language, {"Chromium": browser.version})
    context.close()
    known = READ / f"section.{language}.txt"
    found = TESTS / known.name
    found.write_text("\n".join(heard) + "\n", encoding="utf-8")
    read = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    differs = list(difflib.unified_diff(read, heard, str(known), str(found), lineterm="", n=1))
    tally.see(f"/{language}/{SECTION}", [("1.3.2", line) for line in differs])
    tally.close()
