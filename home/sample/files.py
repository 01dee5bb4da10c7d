"""The texts of the sample: `<language>/<slug>.toml`, built alike in every language, so that they can be translated."""

import re
import tomllib
from html import escape
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

FOLDER = Path(__file__).parent
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
Text = dict[str, Any]


def about_news() -> dict[str, Text]:
    """Day, themes and countries by slug."""
    return tomllib.loads((FOLDER / "news.toml").read_text(encoding="utf-8"))


def source(slug: str) -> Text:
    return tomllib.loads((FOLDER / "en" / f"{slug}.toml").read_text(encoding="utf-8"))


def stream(text: Text) -> list[Text]:
    """Raw stream data of the text's blocks, with ids that are the same on every machine."""
    return [
        {"type": _kind(block), "value": _value(block), "id": str(uuid5(NAMESPACE_URL, f"{text['slug']}:{place}"))}
        for place, block in enumerate(text["blocks"])
    ]


def _kind(block: Text) -> str:
    return "text" if block["type"] == "list" else str(block["type"])


def _value(block: Text) -> Any:
    match block["type"]:
        case "heading":
            return block["text"]
        case "text":
            return "".join(f"<p>{_rich(line)}</p>" for line in block["lines"])
        case "list":
            return "<ul>" + "".join(f"<li>{_rich(line)}</li>" for line in block["lines"]) + "</ul>"
        case "note":
            return {"tone": "warn", "title": block["title"], "text": f"<p>{_rich(block['text'])}</p>"}
        case _:
            return {"text": block["text"], "source": block["source"]}


def _rich(line: str) -> str:
    return LINK.sub(r'<a href="\2">\1</a>', escape(line, quote=False))
