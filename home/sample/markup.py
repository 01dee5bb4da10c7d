"""The few marks of the sample texts as blocks: `## heading`, `- item`, `! title | text`, `> words | whose`."""

import html
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ADDRESS = re.compile(r"\b[\w.]+@[\w.]+\b")


def blocks(text: str, *, key: str) -> list[dict[str, Any]]:
    """Raw stream data; a block has the same id in every language of its page, as copies of a page do."""
    found = []
    for kind, lines in groupby((line for line in text.strip().splitlines() if line.strip()), _kind):
        found += _of_kind(kind, list(lines))
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"hub:sample:{key}:{number}"))}
        for number, (kind, value) in enumerate(found)
    ]


def _kind(line: str) -> str:
    marks = {"## ": "heading", "! ": "note", "> ": "quote"}
    return next((kind for mark, kind in marks.items() if line.startswith(mark)), "text")


def _of_kind(kind: str, lines: list[str]) -> Iterator[tuple[str, Any]]:
    if kind == "text":
        yield "text", "".join(_rich(lines))
        return
    for line in lines:
        first, _bar, second = line.partition(" ")[2].partition(" | ")
        if kind == "heading":
            yield "heading", first
        elif kind == "note":
            yield "note", {"tone": "warn", "title": first, "text": f"<p>{_words(second)}</p>"}
        else:
            yield "quote", {"text": first, "source": second}


def _rich(lines: list[str]) -> Iterator[str]:
    for is_list, group in groupby(lines, lambda line: line.startswith("- ")):
        if is_list:
            yield "<ul>" + "".join(f"<li>{_words(line[2:])}</li>" for line in group) + "</ul>"
        else:
            yield "".join(f"<p>{_words(line)}</p>" for line in group)


def _words(text: str) -> str:
    return ADDRESS.sub(r'<a href="mailto:\g<0>">\g<0></a>', html.escape(text, quote=False))
