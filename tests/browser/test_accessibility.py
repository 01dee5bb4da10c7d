"""Axe over the pages of the house: each page and language in two widths and two themes, paired so that all meet."""

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.rig.browser import Watch, axe_violations

PAGES = [
    "",
    "help/",
    "manual/",
    "manual/3.1/",
    "partners/",
    "subscribe/",
    "search/?q=guardian",
    "news/",
    "news/edition-2-in-force/",
    "news/mixed-teams/",
    "training/",
    "training/first-hours-bucharest/",
    "accessibility/",
    "contact/",
    "no-such-page/",
]
LANGUAGES = ["en", "ro", "nl", "da"]
UNPREFIXED = ["/_components/", "/account/login/", "/account/signup/", "/account/password/reset/"]
LOOKS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]


ACCOUNT = ["/account/", "/account/password/change/", "/account/2fa/", "/account/logout/"]


def visits() -> list[tuple[str, int, str]]:
    found = []
    for row, page in enumerate(PAGES):
        for column, language in enumerate(LANGUAGES):
            for look in ((row + column) % 4, (row + column + 1) % 4):
                found.append((f"/{language}/{page}", *LOOKS[look]))
    return found + [(path, *look) for path in UNPREFIXED for look in LOOKS]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_the_house_bars_anybody(house: str, browser: Browser, width: int, theme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    page = context.new_page()
    watch = Watch(page)
    faults = []
    for path, at, dressed in visits():
        if (at, dressed) == (width, theme):
            page.goto(f"{house}{path}")
            faults += [f"{path}: {fault}" for fault in axe_violations(page)]
    context.close()
    assert faults == []
    assert [error for error in watch.errors if "404" not in error] == []
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
    for path in [*UNPREFIXED, *(f"/{language}/{page}" for language in LANGUAGES for page in PAGES)]:
        page.goto(f"{house}{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    context.close()
    assert wide == []


def test_targets_are_large_enough_for_a_thumb(house: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    small = []
    for path in ("/ro/", "/ro/help/", "/ro/news/"):
        page.goto(f"{house}{path}")
        small += page.eval_on_selector_all(
            "nav a, button, .door a, .phone a, .call-now a",
            """found => found.filter(one => one.getClientRects().length)
                 .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
                 .filter(([text, box]) => Math.min(box.width, box.height) < 24).map(([text]) => text)""",
        )
    context.close()
    assert small == []
