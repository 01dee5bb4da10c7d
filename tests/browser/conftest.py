"""The house with the whole sample content, served by a thread of the test."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer


@pytest.fixture(scope="module")
def house(sample_content: None) -> Iterator[str]:
    """Its address, for the tests of a module, which look and change nothing.

    The quick exit leads to a page of the house, not into the world.
    """
    server = LiveServer("localhost")
    exits = {code: f"{server.url}/robots.txt" for code, _name in settings.LANGUAGES}
    with override_settings(HUB_NEUTRAL_EXIT=exits):
        yield server.url
    server.stop()


@pytest.fixture
def without_script(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()
