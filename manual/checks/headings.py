"""Whether the headings of a section lead a reader, and a screen reader, through it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from manual.checks.finding import Finding, Rule, Severity
from manual.reading.items import Raw

TITLED = frozenset({"steps", "checklist", "indicators"})
"""Kinds that begin with a heading of their own."""


def headings(blocks: Sequence[Raw]) -> Iterator[Finding]:
    """Headings without text below them, without words, told twice, or a level too deep."""
    seen: set[str] = set()
    level = 1
    for place, (kind, block_id, value) in enumerate(blocks):
        text = _title(kind, value)
        if text is None:
            continue
        own = _level(value)
        if own > level + 1:
            yield _finding(block_id, _("A heading skips a level: begin with a larger one."), text)
        level = own
        if kind == "heading" and _is_bare(blocks[place + 1 :], own):
            yield _finding(block_id, _("Nothing stands below this heading."), text)
        if text.casefold() in seen:
            yield _finding(
                block_id, _("Two headings of this section say the same. Let each say what is below it."), text
            )
        seen.add(text.casefold())


def _is_bare(following: Sequence[Raw], level: int) -> bool:
    """Whether the section ends here, or the next block is a heading that is no smaller."""
    if not following:
        return True
    kind, _id, value = following[0]
    return kind == "heading" and _level(value) <= level


def _title(kind: str, value: Any) -> str | None:
    if kind == "heading":
        text = value.get("text") or value.get("title") if isinstance(value, dict) else value
        return " ".join(str(text or "").split()) or None
    if kind in TITLED and isinstance(value, dict):
        return " ".join(str(value.get("title") or "").split()) or None
    return None


def _level(value: Any) -> int:
    given = value.get("level") if isinstance(value, dict) else None
    return int(given) if str(given or "").isdecimal() else 2


def _finding(block_id: str, words: str, excerpt: str) -> Finding:
    return Finding(Rule.HEADING, Severity.WARNS, words, block_id=block_id, excerpt=excerpt)
