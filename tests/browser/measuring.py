"""What is measured in a page: scripts of `measures/`, and the style sheets that readers lay over it."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPTS = Path(__file__).parent / "measures"
DOUBLE = "html { font-size: 200% !important; }"
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } "
    "p { margin-block-end: 2em !important; }"
)


@cache
def script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def measured(page: Page, name: str) -> Any:
    return page.evaluate(script(name))
