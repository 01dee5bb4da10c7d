"""A book as data: one JSON document, for programs. The same text gives the same bytes."""

import json
from typing import Any

from django.conf import settings

from manual import addresses
from manual.files.book import Book
from manual.reading import items
from manual.reading.frozen import Part

FORMAT = "hub-manual/1"


def data(book: Book) -> bytes:
    """What was withheld when it was written has a number and `withheld`, and nothing else."""
    told = {
        "format": FORMAT,
        "title": book.title,
        "language": book.language,
        "edition": book.edition,
        "edition_title": book.edition_title,
        "impression": book.impression,
        "sha256": book.sha256,
        "effective": book.effective.isoformat(),
        "url": book.url,
        "changes": [
            {"kind": kind, "number": note.number, "text": note.text} for kind, notes in book.notes for note in notes
        ],
        "chapters": [
            {**_part(book, chapter.part), "sections": [_part(book, section) for section in chapter.sections]}
            for chapter in book.chapters
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _part(book: Book, part: Part) -> dict[str, Any]:
    """Links in its text are full addresses of this edition."""

    def number(citable: str) -> str:
        return settings.HUB_PUBLIC_URL + addresses.number(book.language, citable, book.edition)

    def kept(name: str) -> str:
        return settings.HUB_PUBLIC_URL + addresses.kept(book.language, book.edition, name)

    if part.withheld:
        return {"key": str(part.key), "number": part.number, "withheld": True}
    href = items.by_number(number, picture=kept, form=kept)
    return {
        "key": str(part.key),
        "number": part.number,
        "title": part.title,
        "summary": part.summary,
        "language": part.language,
        "url": number(part.number),
        "paragraphs": [items.shown(item, href).as_json() for item in part.items],
    }
