"""The texts of the sample: `<language>/<slug>.toml`, built alike in every language, so that they can be translated."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Text = dict[str, Any]


def about_news() -> dict[str, Text]:
    """Day, themes and countries by slug."""
    return tomllib.loads((FOLDER / "news.toml").read_text(encoding="utf-8"))


def source(slug: str) -> Text:
    return tomllib.loads((FOLDER / "en" / f"{slug}.toml").read_text(encoding="utf-8"))
