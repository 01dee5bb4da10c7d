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
    for path in ("", "?state=stale", "mine/", "ro/", f"ro/{stale.translation_key}/"):
        page.goto(f"{house}/admin/translations/{path}")
        assert in_the_room(axe_violations(page)) == [], path
        assert overflow(page) <= 0, path
    assert page.locator(".tr-changed").count() == 1
    assert page.locator(".tr-before").count() == 2
    fields = page.locator("textarea[name^=text-]")
    fields.first.focus()
    names = [_after_tab(page) for _press in range(3)]
    assert fields.nth(1).get_attribute("name") in names
    assert page.locator(".tr-desk h2").count() == page.locator(".tr-desk section").count()
    context.close()


def _after_tab(page: Page) -> str | None:
    page.keyboard.press("Tab")
    return page.locator(":focus").get_attribute("name")


def test_the_desk_is_worked_by_keyboard_with_script_and_in_the_dark(house: str, browser: Browser) -> None:
    """A former text is put into its field in place, the marks of the page lead to it, and nothing is saved by that."""
    stale = WagtailPage.objects.get(slug=STALE, locale__language_code="en")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    log_in(page, house, "translator.ro@example.org")
    page.goto(f"{house}/admin/translations/ro/{stale.translation_key}/")
    jump = page.locator(".tr-jumps a[href^='#t-']").first
    place = str(jump.get_attribute("href"))
    jump.press("Enter")
    page.wait_for_url(f"**{place}")
    field = page.locator(place)
    assert field.input_value() == ""
    button = page.locator("button[name^=use-]").first
    button.press("Enter")
    assert field.input_value() == button.get_attribute("value")
    assert page.locator(".messages li").count() == 0
    assert in_the_room(axe_violations(page)) == []
    field.fill("")
    page.close(run_before_unload=False)
    context.close()


@pytest.mark.parametrize("width", [768, 1280])
def test_without_script_the_former_text_comes_back_in_its_field(house: str, browser: Browser, width: int) -> None:
    stale = WagtailPage.objects.get(slug=STALE, locale__language_code="en")
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    log_in(page, house, "translator.ro@example.org")
    page.goto(f"{house}/admin/translations/ro/{stale.translation_key}/?show=work")
    assert page.locator("textarea[name^=text-]").count() < 5
    button = page.locator("button[name^=use-]").first
    text, name = button.get_attribute("value"), str(button.get_attribute("name")).replace("use-", "text-")
    button.click()
    assert page.locator(f"textarea[name={name}]").input_value() == text
    assert overflow(page) <= 0
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


def test_the_board_is_walked_by_keys_and_its_headings_stay(house: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    log_in(page, house, "admin@example.org")
    page.goto(f"{house}/admin/translations/")
    cells = page.locator(".tr-matrix tbody tr").nth(3).locator("td a")
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(":focus").get_attribute("href") == cells.nth(1).get_attribute("href")
    page.keyboard.press("End")
    assert page.locator(":focus").get_attribute("href") == cells.last.get_attribute("href")
    name = page.locator(":focus").inner_text()
    assert page.locator(".tr-matrix tbody tr").nth(3).locator("th span").inner_text() in name
    for _row in range(12):
        page.keyboard.press("ArrowDown")
    heading = page.locator(".tr-matrix thead th").last.bounding_box()
    focused = page.locator(":focus").bounding_box()
    assert heading and focused
    assert focused["y"] >= heading["y"] + heading["height"] - 1
    context.close()
