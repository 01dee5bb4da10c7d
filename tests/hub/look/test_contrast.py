"""Every colour that words have, on every ground that they stand on, in light and dark: WCAG 1.4.3 and 1.4.11."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = Path(settings.BASE_DIR) / "hub" / "look" / "static" / "hub" / "css" / "tokens.css"
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
ROLES = ("police", "social", "guardian", "ngo", "prosecutor")
ON_PAGES = ("ink", "muted", "link", "brand", "warn", "law", "ok", "wait", *ROLES)
PAIRS = [
    *((words, ground) for words in ON_PAGES for ground in ("paper", "card")),
    *((tone, f"{tone}-bg") for tone in ("warn", "law", "ok", "wait")),
    *(("ink", ground) for ground in ("warn-bg", "law-bg", "ok-bg", "wait-bg", "brand-soft", "mark")),
    *(("bar-ink", "bar"), ("bar-muted", "bar"), ("brand-ink", "brand")),
]


def colours(theme: str) -> dict[str, str]:
    light, _, dark = TOKENS.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    found = dict(TOKEN.findall(light))
    return found | dict(TOKEN.findall(dark)) if theme == "dark" else found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read(theme: str) -> None:
    known = colours(theme)
    poor = {(words, ground): contrast(known[words], known[ground]) for words, ground in PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_fields_can_be_seen(theme: str) -> None:
    known = colours(theme)
    assert {ground for ground in ("paper", "card") if contrast(known["edge"], known[ground]) < 3} == set()
