"""The manual's pages in a browser: nothing for axe to say, nothing beside the screen of a telephone."""

import pytest
from playwright.sync_api import Browser

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
