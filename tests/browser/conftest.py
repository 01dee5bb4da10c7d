"""The house with its sample of news and standard pages, in a database of its own, served by a thread of the test."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from home.sample.pages import make_news, make_standard_pages
from hub.sample.people import make_users
from hub.sample.reference import make_facts, make_themes
from tests.rig import databases


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """Its address. Made once a module: its tests look, and change nothing.

    The quick exit leads to a page of the house, not into the world.
    """
    with django_db_blocker.unblock():
        before, own = databases.current(), databases.make_clone("house")
        databases.use(own)
        for make in (make_users, make_themes, make_facts, make_standard_pages, make_news):
            make()
        server = LiveServer("localhost")
        exits = {code: f"{server.url}/robots.txt" for code, _name in settings.LANGUAGES}
        with override_settings(HUB_NEUTRAL_EXIT=exits):
            yield server.url
        server.stop()
        databases.use(before)
        databases.drop(own)


@pytest.fixture
def without_script(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()
