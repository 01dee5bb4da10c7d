"""Source texts and their translations, read side by side from the files that rooms offer."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from django.conf import settings

from translation import localize

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
ANCHOR = re.compile(r'<a id="(\w+)">(.*?)</a>')
KEYS = frozenset({"id", "type", "role", "article", "term", "access", "themes", "law", "slug", "sections"})
TAG = re.compile(r"<[^>]+>")
STALE = "stale.toml"


@dataclass(frozen=True)
class PageTexts:
    """What the files say of one page: its slug in both languages, and each source text with its translation."""

    slug: str
    translated_slug: str
    pairs: dict[str, tuple[str, str]]

    def translation_of(self, segment: localize.Segment) -> str:
        """What a translator writes for the segment; KeyError where the files have no such text."""
        if segment.path == "slug":
            return self.translated_slug
        source, translated = self.pairs[segment.words]
        if segment.is_plain:
            return LINK.sub(r"\1", translated)
        return _with_anchors(segment, source, translated)


@dataclass(frozen=True)
class Stale:
    """A paragraph whose translation stays behind: what the source says now, and what it said before."""

    section: str
    now: str
    was: str


def pages(folder: Path, language: str) -> list[PageTexts]:
    """Every page that has a translation, chapters before their sections."""
    found = []
    for source, translated in _files(folder, language):
        sections = zip(source.get("sections", []), translated.get("sections", []), strict=True)
        for before, after in ((source, translated), *sections):
            pairs = {LINK.sub(r"\1", one): (one, other) for one, other in _pairs(before, after)}
            found.append(PageTexts(before["slug"], after["slug"], pairs))
    return found


def stale(folder: Path, language: str) -> list[Stale]:
    """What `stale.toml` of a language asks for."""
    path = folder / language / STALE
    entries = _load(path)["stale"] if path.exists() else []
    said = {
        (section["slug"], block["id"]): block["text"]
        for source, _translated in _files(folder, language)
        for section in source.get("sections", [])
        for block in section["blocks"]
        if "text" in block
    }
    return [Stale(entry["section"], said[entry["section"], entry["block"]], entry["source_was"]) for entry in entries]


def as_rich_text(text: str) -> str:
    return f"<p>{escape(plain(text), quote=False)}</p>"


def plain(text: str) -> str:
    """A text of the files without its links."""
    return LINK.sub(r"\1", text)


def words(rich_text: str) -> str:
    """What a rich text says, without its tags."""
    return unescape(TAG.sub("", rich_text))


def _files(folder: Path, language: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in sorted((folder / language).glob("*.toml"), key=lambda path: (path.name[0].isdigit(), path.name)):
        source = folder / settings.LANGUAGE_CODE / path.name
        if source.exists():
            yield _load(source), _load(path)


def _load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _pairs(source: Any, translated: Any) -> Iterator[tuple[str, str]]:
    """Each string of the source with the one at its place in the translation."""
    if isinstance(source, str):
        if source:
            yield source, translated
    elif isinstance(source, list):
        for one, other in zip(source, translated, strict=True):
            yield from _pairs(one, other)
    elif isinstance(source, dict):
        for key, value in source.items():
            if key not in KEYS:
                yield from _pairs(value, translated[key])


def _with_anchors(segment: localize.Segment, source: str, translated: str) -> str:
    """The translation with the links of the segment: a link of the file finds its anchor by its target."""
    anchors = {unescape(words): anchor for anchor, words in ANCHOR.findall(segment.source)}
    by_target = {target: anchors[words] for words, target in LINK.findall(source) if words in anchors}

    def anchored(link: re.Match[str]) -> str:
        anchor = by_target.get(link[2])
        return f'<a id="{anchor}">{link[1]}</a>' if anchor else link[1]

    return LINK.sub(anchored, escape(translated, quote=False))
