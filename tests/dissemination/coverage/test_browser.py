"""The coverage in a browser without script: from the table and from the map to the agencies; nothing for axe to say."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.dissemination.coverage.conftest import Hold
from tests.dissemination.directory import agency, person
from tests.rig.browser import axe_violations

pytestmark = pytest.mark.django_db(transaction=True)
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BASE = "/admin/distribution/coverage/"


def cookie(live_server: LiveServer) -> Any:
    client = Client()
    client.force_login(
        person("me@example.org", "officer"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_officers_and_of_everybody(browser: Browser, live_server: LiveServer, hold: Hold, scheme: str) -> None:
    for number in range(3):
        hold(agency(f"Dutch Unit {number}", "NL"), "2", "nl", "acknowledged")
    hold(agency("Behind", "RO"), "1", "ro", "acknowledged")
    without = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    signed_in = cookie(live_server)
    without.add_cookies([signed_in])
    page = without.new_page()
    page.goto(live_server.url + BASE)
    page.get_by_label("Netherlands: 3 handed over, 3 confirmed, 3 required").click()
    assert page.get_by_role("link", name="Dutch Unit 2").is_visible()
    page.goto(f"{live_server.url}{BASE}?on=2020-01-01")
    page.get_by_role("link", name="Show today").click()
    page.get_by_role("row", name="Romania").get_by_role("link", name="1 holds an older edition").first.click()
    page.get_by_role("link", name="Behind").click()
    assert page.get_by_role("heading", name="What happened").is_visible()
    own = page.url
    without.close()
    context = browser.new_context(color_scheme=scheme)
    context.add_cookies([signed_in])
    page = context.new_page()
    for path in (
        BASE,
        f"{BASE}editions/",
        f"{BASE}agencies/?what=missing",
        f"{BASE}2/",
        f"{BASE}?on=soon",
        "/en/coverage/",
    ):
        page.goto(live_server.url + path)
        assert axe_violations(page, runOnly=AA) == [], path
    page.goto(own)
    assert axe_violations(page, runOnly=AA) == []
    context.close()
