"""The TOML files of the sample manual."""

import re
import tomllib
from html import escape
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
SECTION = "section:"


def chapters(language: str = "en") -> list[dict[str, Any]]:
    """Every chapter file of a language, in the order of the manual."""
    return [_load(path) for path in sorted((FOLDER / language).glob("[0-9][0-9]-*.toml"))]


def changes() -> list[dict[str, Any]]:
    """What edition 1 said otherwise: section, block, was or absent (or removed, with successor), kind and note."""
    found: list[dict[str, Any]] = _load(FOLDER / "en" / "edition-1.toml")["changes"]
    return found


def rich(text: str, pages: dict[str, int]) -> str:
    """A paragraph of the file as rich text; `[words](section:slug)` links to the page of `pages`."""
    return f"<p>{LINK.sub(lambda link: _link(link, pages), escape(text, quote=False))}</p>"


def _link(link: re.Match[str], pages: dict[str, int]) -> str:
    target = link[2]
    if not target.startswith(SECTION):
        return f'<a href="{escape(target)}">{link[1]}</a>'
    slug = target.removeprefix(SECTION)
    return f'<a linktype="page" id="{pages[slug]}">{link[1]}</a>' if slug in pages else link[1]


def _load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
