"""Axe over every kind of public page and its states, in four languages, two widths and two colour schemes."""

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.browser.places import LANGUAGES, PAGES, Place, everywhere
from tests.browser.record import Tally
from tests.browser.reviewed import open_questions
from tests.rig.browser import Watch, axe_findings, axe_violations

LOOKS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]
ACCOUNT = ["/account/", "/account/password/change/", "/account/2fa/", "/account/logout/"]


def visits(width: int, theme: str) -> list[tuple[Place, str]]:
    """Each page in each language once, so that each page meets each look; a state in two languages and looks."""
    look = LOOKS.index((width, theme))
    found = [(row, place, (look - row) % 4) for row, place in enumerate(everywhere())]
    return [(place, LANGUAGES[column]) for row, place, column in found if not place.state or (row + look) % 2]


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_no_page_of_the_house_bars_anybody(house: str, browser: Browser, width: int, theme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    page = context.new_page()
    watch = Watch(page)
    tally = Tally("rules", f"{width} {theme}", {"Chromium": browser.version})
    for place, language in visits(width, theme):
        where = place.open(page, house, language)
        faults, questions = axe_findings(page)
        open_ones = open_questions(questions)
        tally.tools |= {"axe-core": page.evaluate("axe.version")}
        tally.see(where, [(one.criterion, one.words) for one in [*faults, *open_ones]])
    context.close()
    tally.close()
    assert [error for error in watch.errors if "404" not in error and "422" not in error] == []
    assert watch.strangers == []


def test_the_pages_of_an_account_bar_nobody(house: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme="dark")
    page = context.new_page()
    watch = Watch(page)
    page.goto(f"{house}/account/login/")
    faults = []
    page.fill("input[name=login]", "nobody@example.org")
    page.fill("input[name=password]", "wrong")
    page.click("main button[type=submit]")
    faults += axe_violations(page)
    page.fill("input[name=login]", "partner@example.org")
    page.fill("input[name=password]", settings.HUB_DEMO_PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/account/")
    for path in ACCOUNT:
        assert page.goto(f"{house}{path}").status == 200, path
        faults += [f"{path}: {fault}" for fault in axe_violations(page)]
    page.goto(f"{house}/account/2fa/totp/activate/")
    page.fill("input[name=password]", settings.HUB_DEMO_PASSWORD)
    faults += axe_violations(page)
    page.click("main button[type=submit]")
    page.wait_for_url("**/totp/activate/")
    assert page.locator(".qr svg").count() == 1
    faults += axe_violations(page)
    context.close()
    assert faults == []
    assert watch.errors == []


def test_pages_fit_the_narrowest_screen(house: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for place in PAGES:
        for language in LANGUAGES:
            where = place.open(page, house, language)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(where)
    context.close()
    assert wide == []
