"""Where a reader is in a chapter: how far, what is beside, what comes before and after. No query."""

from collections.abc import Sequence
from typing import Any

from manual.queries.outline import Entry


def where(found: Sequence[Entry], here: Entry | None) -> dict[str, Any]:
    """The values of a section's page; `found` are the chapter and its sections, in order."""
    if here is None:
        return {"previous": None, "next": None, "progress": None, "siblings": []}
    place = found.index(here)
    sections = [entry for entry in found if not entry.is_chapter]
    return {
        "previous": stop(found[place - 1]) if place > 0 else None,
        "next": stop(found[place + 1]) if place + 1 < len(found) else None,
        "progress": {"place": sections.index(here) + 1, "total": len(sections)},
        "siblings": [_listed(entry, here) for entry in sections] if len(sections) > 1 else [],
    }


def stop(entry: Entry) -> dict[str, str]:
    """What the pager shows."""
    return {"title": f"{entry.number} {entry.title}".strip(), "url": entry.url}


def _listed(entry: Entry, here: Entry) -> dict[str, Any]:
    return {
        "label": entry.title,
        "number": entry.number,
        "url": entry.url,
        "lang": entry.language,
        "current": entry.key == here.key,
        "page": True,
    }
