"""The texts, links and pictures of a raw block, whatever its kind: new kinds of block need nothing here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

BREAKS = {"p", "li", "br", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
BOLD = {"b", "strong"}
KEYS = frozenset({"access", "role", "article", "concept", "id", "type", "country", "image", "document", "level"})
MARKUP = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """A link as it is stored: of a page by its id, else an address."""

    text: str
    page_id: int | None
    href: str


@dataclass
class Parts:
    """What stands in a block: its lines of plain text, its links, and lines that are bold from end to end."""

    lines: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bold_lines: list[str] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        return any(any(character.isalnum() for character in line) for line in self.lines)


def parts(value: Any) -> Parts:
    """Everything a person reads in the raw value of a block."""
    found = Parts()
    for text in texts(value):
        if MARKUP.search(text):
            reader = _Reader(found)
            reader.feed(text)
            reader.close()
            reader.end_line()
        elif text.strip():
            found.lines.append(" ".join(text.split()))
    return found


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Strings of a raw value that are words, not keys."""
    if isinstance(value, str):
        if key not in KEYS:
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


class _Reader(HTMLParser):
    def __init__(self, found: Parts) -> None:
        super().__init__(convert_charrefs=True)
        self._found = found
        self._line: list[tuple[str, bool]] = []
        self._bold = 0
        self._link: dict[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.end_line()
        elif tag in BOLD:
            self._bold += 1
        elif tag == "a":
            self._link = {name: value or "" for name, value in attrs}
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self.end_line()
        elif tag in BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag == "a" and self._link is not None:
            self._found.links.append(_link(self._link, "".join(self._words)))
            self._link = None

    def handle_data(self, data: str) -> None:
        self._line.append((data, bool(self._bold)))
        if self._link is not None:
            self._words.append(data)

    def end_line(self) -> None:
        line = " ".join("".join(text for text, _bold in self._line).split())
        if line:
            self._found.lines.append(line)
            if all(bold for text, bold in self._line if text.strip()):
                self._found.bold_lines.append(line)
        self._line = []


def _link(attrs: dict[str, str], text: str) -> Link:
    number = attrs.get("id", "")
    is_page = attrs.get("linktype") == "page"
    return Link(
        text=" ".join(text.split()),
        page_id=int(number) if is_page and number.isdecimal() else None,
        href="" if is_page else attrs.get("href", ""),
    )
