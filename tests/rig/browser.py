"""Chromium through Playwright, without a door to the world, and axe on what it shows."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HERE = {"localhost", "127.0.0.1"}
CRITERION = re.compile(r"wcag\d{3,4}")
INLINE = {"data", "blob", "about", "chrome-extension"}


def need(found: object, what: str) -> None:
    """Skip loudly where `what` may not be installed; fail where the whole suite must run."""
    if found:
        return
    complaint = f"{what} is missing: its tests did not run"
    if os.environ.get("CI"):
        pytest.fail(complaint)
    pytest.skip(complaint)


@contextmanager
def launched() -> Iterator[Browser]:
    need(CHROMIUM, "Chromium")
    # Playwright's sync API keeps an event loop in this thread, which makes Django refuse the ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page asked for and complained about while the test looked at it."""

    def __init__(self, page: Page) -> None:
        self.strangers: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in INLINE and asked.hostname not in HERE:
            self.strangers.append(request.url)


@dataclass(frozen=True)
class Finding:
    """What axe says of one element: the criterion of WCAG where the rule has one, and why it could not tell."""

    rule: str
    criterion: str
    words: str
    reason: str = ""


def axe_violations(page: Page, **options: Any) -> list[str]:
    """One line for each violation of WCAG 2.2 AA: rule, what it means, where."""
    return [one.words for one in axe_findings(page, **options)[0]]


def axe_findings(page: Page, **options: Any) -> tuple[list[Finding], list[Finding]]:
    """The violations, and what axe could not tell: somebody has to look."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], **options}
    found = Axe().run(page, options=rules).response
    return _findings(found["violations"]), _findings(found["incomplete"])


def _findings(found: list[dict[str, Any]]) -> list[Finding]:
    return [
        Finding(
            one["id"],
            next((".".join(tag[4:7]) + tag[7:] for tag in one["tags"] if CRITERION.fullmatch(tag)), ""),
            f"{one['id']}: {one['help']} — {node['html'][:160]} ({', '.join(map(str, node['target']))})",
            next((check["data"]["messageKey"] for check in node["any"] if "messageKey" in (check["data"] or ())), ""),
        )
        for one in found
        for node in one["nodes"]
    ]
