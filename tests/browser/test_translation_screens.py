"""Board, desk and review in a browser at both widths of the admin, and a page with a stale paragraph."""

from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page
from wagtail.models import Page as WagtailPage

from tests.rig.browser import axe_violations

STALE = "notify"


def log_in(page: Page, house: str, email: str) -> None:
    page.goto(f"{house}/account/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", settings.HUB_DEMO_PASSWORD)
    page.click("main button[type=submit]")


def in_the_room(violations: list[str]) -> list[str]:
    """Those of our own markup; Wagtail's frame around it is Wagtail's."""
    return [violation for violation in violations if "tr-" in violation or "textarea" in violation]


def overflow(page: Page) -> Any:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [768, 1280])
def test_the_screens_bar_no_translator(house: str, browser: Browser, width: int) -> None:
    stale = WagtailPage.objects.get(slug=STALE, locale__language_code="en")
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    log_in(page, house, "translator.ro@example.org")
    for path in ("", "?state=stale", f"ro/{stale.translation_key}/"):
        page.goto(f"{house}/admin/translations/{path}")
        assert in_the_room(axe_violations(page)) == [], path
        assert overflow(page) <= 0, path
    assert page.locator(".tr-changed").count() == 1
    assert page.locator(".tr-before").count() == 2
    field = page.locator("textarea").first
    field.focus()
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == page.locator("textarea").nth(1).get_attribute("name")
    context.close()


def test_readers_find_the_english_text_beside_the_stale_paragraph(house: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    stale = WagtailPage.objects.get(slug=STALE, locale__language_code="en")
    page.goto(f"{house}{stale.get_translations().get(locale__language_code='ro').get_url()}")
    bar = page.locator(".stale-bar")
    assert bar.count() == 1
    bar.locator("summary").click()
    source = bar.locator("[lang=en]")
    assert source.is_visible()
    assert "Make two calls before your shift ends." in source.inner_text()
    context.close()
