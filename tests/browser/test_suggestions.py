"""What is proposed while one types: for the keyboard, for the ear, and with a few letters on their way alone."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page

FIELD = "main [name=q]"


@pytest.fixture(scope="module")
def written(house: str) -> str:
    """The house with its index."""
    call_command("search_reconcile", verbosity=0)
    return house


@pytest.fixture
def page(written: str, browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{written}/en/search/")
    return page


def test_the_list_is_walked_with_the_keys_and_says_what_it_is(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggestions" in request.url else None)
    page.locator(FIELD).press_sequentially("guardian", delay=20)
    page.wait_for_selector("[role=option]")
    field = page.get_by_role("combobox", name="Search the manual, news and partners", expanded=True)
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    assert 0 < options.count() <= 7
    assert f"Suggestions: {options.count()}." in page.locator("[data-suggest-status]").inner_text()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert page.evaluate("document.activeElement.name") == "q"
    assert all(len(url.rstrip("/").rsplit("/", 1)[1]) <= 4 for url in asked), asked
    page.keyboard.press("Escape")
    assert options.count() == 0 and page.locator(FIELD).input_value() == "guardian"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    address = page.get_by_role("option", selected=True).get_attribute("data-url")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert address and page.url.endswith(address)


def test_enter_without_a_choice_asks_the_question(page: Page) -> None:
    page.locator(FIELD).press_sequentially("guardian", delay=20)
    page.wait_for_selector("[role=option]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/en/search/?q=guardian")
    assert page.locator(".hit").count() > 0


def test_accents_do_not_matter_and_a_click_opens(written: str, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{written}/ro/search/")
    page.locator(FIELD).press_sequentially("copil", delay=20)
    page.wait_for_selector("[role=option]")
    option = page.get_by_role("option").first
    address = option.get_attribute("data-url")
    with page.expect_navigation():
        option.click()
    assert address and page.url.endswith(address)
