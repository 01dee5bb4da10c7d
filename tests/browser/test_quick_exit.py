"""Leaving fast: nothing of the page left stays in the history, and the page that follows is told nothing."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import BrowserContext, Page, expect


def test_the_button_replaces_the_page_in_the_history(house: str, page: Page) -> None:
    page.goto(f"{house}/en/news/")
    page.goto(f"{house}/en/")
    page.click("[data-exit]")
    page.wait_for_url("**/robots.txt")
    page.go_back()
    assert page.url == f"{house}/en/news/"


def test_a_victim_who_leaves_the_help_page_finds_no_way_back_to_it(house: str, page: Page) -> None:
    page.goto(f"{house}/ro/")
    page.goto(f"{house}/ro/help/")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/robots.txt")
    page.go_back()
    assert page.url == f"{house}/ro/"
    page.go_forward()
    assert page.url.endswith("/robots.txt")


def test_shift_three_times_leaves_and_is_announced(house: str, page: Page) -> None:
    page.goto(f"{house}/en/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_have_text("Shift pressed. Press it again to leave this site.")
    page.keyboard.press("Shift")
    page.wait_for_url("**/robots.txt")


def test_typing_capitals_does_not_leave(house: str, page: Page) -> None:
    page.goto(f"{house}/en/")
    page.focus("#front-q")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(300)
    assert page.url == f"{house}/en/"


def test_without_script_it_is_a_plain_link(house: str, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(f"{house}/ro/")
    link = page.locator("[data-exit]")
    assert link.get_attribute("referrerpolicy") == "no-referrer"
    link.click()
    page.wait_for_url("**/robots.txt")


NEUTRAL = "/weather"


class Elsewhere(BaseHTTPRequestHandler):
    """A neutral page of somebody else, and what it was told of where people came from."""

    told: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        if self.path == NEUTRAL:
            self.told.append(self.headers["Referer"])
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Weather</title><p>Rain.</p>")

    def log_message(self, *_said: object) -> None:
        """Nothing is said of a request."""


@pytest.fixture
def elsewhere(house: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("localhost", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://localhost:{server.server_port}{NEUTRAL}"
    Elsewhere.told.clear()
    with override_settings(HUB_NEUTRAL_EXIT={code: url for code, _name in settings.LANGUAGES}):
        yield url
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/ro/", "/en/help/"])
@pytest.mark.parametrize("by_button", [True, False])
def test_who_leaves_is_not_followed(house: str, page: Page, elsewhere: str, path: str, by_button: bool) -> None:
    page.goto(f"{house}/robots.txt")
    page.goto(f"{house}{path}")
    entries = page.evaluate("history.length")
    if by_button:
        page.click("[data-exit]")
    else:
        for _press in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(elsewhere)
    assert page.evaluate("[history.length, document.referrer]") == [entries, ""]
    assert Elsewhere.told == [None]
    page.go_back()
    assert page.url == f"{house}/robots.txt"


@pytest.mark.parametrize("path", ["/ro/", "/en/help/"])
def test_nor_without_script(house: str, without_script: BrowserContext, elsewhere: str, path: str) -> None:
    page = without_script.new_page()
    page.goto(f"{house}{path}")
    page.click("[data-exit]")
    page.wait_for_url(elsewhere)
    assert Elsewhere.told == [None]
