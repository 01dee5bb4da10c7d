"""The account pages, logged in, in a browser: no bar for anybody, no sideways scrolling, and a way through them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext

from hub.models import Organisation, PracticeAccess, User
from hub.sample.people import make_organisations
from hub.sample.practice import make_practice
from tests.rig.browser import Watch, axe_violations

Enter = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def peopled(house: str) -> str:
    make_organisations()
    make_practice()
    owner = User.objects.get(email="partner@example.org").memberships.get()
    person = User.objects.get(email="editor@example.org")
    owner.organisation.memberships.create(user=person)
    owner.organisation.join_requests.create(user=User.objects.get(email="auditor@example.org"))
    PracticeAccess.objects.create(
        user=person, organisation=owner.organisation, work_address="edda@example.org", state="requested"
    )
    return house


@pytest.fixture
def enter(peopled: str, browser: Browser) -> Iterator[Enter]:
    opened: list[BrowserContext] = []

    def enter(name: str, **look: Any) -> BrowserContext:
        context = browser.new_context(**look)
        opened.append(context)
        page = context.new_page()
        page.goto(f"{peopled}/account/login/")
        page.fill("input[name=login]", f"{name}@example.org")
        page.fill("input[name=password]", settings.HUB_DEMO_PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "login" not in url)
        return context

    yield enter
    for context in opened:
        context.close()


def addresses() -> list[str]:
    there = Organisation.objects.get(memberships__user__email="partner@example.org")
    return [
        "/account/",
        "/account/practice/",
        f"/account/organisations/{there.key}/",
        "/account/organisations/found/",
        "/account/organisations/join/",
        "/account/email/",
        "/account/password/change/",
        "/account/2fa/",
        "/account/logout/",
    ]


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1280, "light")])
def test_account_pages_bar_nobody(peopled: str, enter: Enter, width: int, theme: str) -> None:
    page = enter("partner", viewport={"width": width, "height": 800}, color_scheme=theme).new_page()
    watch = Watch(page)
    faults = []
    for path in addresses():
        page.goto(f"{peopled}{path}")
        faults += [f"{path}: {fault}" for fault in axe_violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{path} scrolls sideways")
    assert faults == []
    assert watch.errors == []


def test_a_wrong_entry_is_told_at_the_field_without_script(peopled: str, enter: Enter) -> None:
    page = enter("partner", java_script_enabled=False).new_page()
    page.goto(f"{peopled}/account/organisations/found/")
    page.fill("input[name=name]", "Kept words")
    page.fill("input[name=mail_domains]", "not a domain")
    page.click("main form button[type=submit]")
    assert page.input_value("input[name=name]") == "Kept words"
    assert page.locator("[aria-invalid=true]").count() >= 2
    assert page.locator("main a[href^='#']").count(), "the summary leads to the fields"
