"""A draft is kept while it is written: in a browser, with another window, without a network, logged out."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from initiatives.models import Draft, Initiative
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.rig.browser import Watch, axe_violations

pytestmark = pytest.mark.django_db(transaction=True)
WAIT = 4000
NEW = "/en/partners/new/"


@pytest.fixture
def house(live_server: LiveServer) -> str:
    return str(live_server.url)


@pytest.fixture
def context(house: str, browser: Browser, cast: Cast) -> Iterator[BrowserContext]:
    """The author's browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    session = logged_in(cast.author).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": house}])
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.clock.install()
    page.goto(address)
    return page


def types(page: Page, words: str) -> None:
    page.locator("[name=text-en-title]").fill(words)
    page.clock.run_for(WAIT + 100)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-autosave-said]")).to_contain_text(words)


def test_a_new_one_is_kept_from_its_first_words_on(house: str, context: BrowserContext) -> None:
    page = opened(context, house + NEW)
    watch = Watch(page)
    types(page, "Kept while it was written")
    says(page, "Saved at")
    assert re.search(r"Saved at \d\d:\d\d$", page.locator("[data-autosave-said]").inner_text())
    initiative = Initiative.objects.latest("pk")
    assert page.url == f"{house}/en/partners/mine/{initiative.key}/edit/"
    types(page, "Kept and changed")
    expect(page.locator("[name=version]")).to_have_value("2")
    assert Draft.objects.get(initiative=initiative).content.texts["en"].title == "Kept and changed"
    assert axe_violations(page) == [] and watch.errors == [] and watch.strangers == []
    page.reload()
    assert page.locator("[name=text-en-title]").input_value() == "Kept and changed"
    page.get_by_role("button", name="Save for later").click()
    page.wait_for_url("**/mine/*/")
    assert Initiative.objects.filter(draft__data__texts__en__title="Kept and changed").count() == 1


def test_the_other_window_is_told_and_loses_nothing(house: str, context: BrowserContext, draft: Make) -> None:
    initiative = draft()
    address = f"{house}/en/partners/mine/{initiative.key}/edit/"
    first, second = opened(context, address), opened(context, address)
    types(first, "From the first window")
    says(first, "Saved at")
    types(second, "From the second window")
    says(second, "Not saved. The text has changed since you opened it.")
    assert second.locator("[name=text-en-title]").input_value() == "From the second window"
    second.get_by_role("button", name="Save for later").click()
    expect(second.locator(".changes")).to_contain_text("From the first window")
    assert second.locator("[name=text-en-title]").input_value() == "From the second window"
    assert axe_violations(second) == []
    second.get_by_role("button", name="Save for later").click()
    second.wait_for_url("**/mine/*/")
    assert Draft.objects.get().content.texts["en"].title == "From the second window"


def test_without_a_network_it_tries_again(house: str, context: BrowserContext) -> None:
    page = opened(context, house + NEW)
    context.set_offline(True)
    types(page, "Written in a tunnel")
    says(page, "does not answer")
    context.set_offline(False)
    page.clock.run_for(WAIT + 100)
    says(page, "Saved at")


def test_logged_out_it_says_so_and_keeps_the_words(house: str, context: BrowserContext) -> None:
    page = opened(context, house + NEW)
    context.clear_cookies()
    types(page, "Logged out meanwhile")
    says(page, "you are logged out")
    assert page.locator("[name=text-en-title]").input_value() == "Logged out meanwhile"


def test_a_button_waits_for_the_answer_that_is_on_its_way(house: str, context: BrowserContext) -> None:
    page = opened(context, house + NEW)
    held: list[Route] = []
    page.route("**/autosave/", lambda route: held.append(route))
    types(page, "Pressed too early")
    page.wait_for_timeout(200)
    page.locator("[name=text-en-title]").fill("Pressed in time")
    page.get_by_role("button", name="Save for later").click()
    assert page.url == house + NEW and len(held) == 1
    held[0].continue_()
    page.wait_for_url("**/mine/*/")
    found = Initiative.objects.filter(draft__data__texts__en__title__startswith="Pressed")
    assert [row.draft.content.texts["en"].title for row in found] == ["Pressed in time"]
