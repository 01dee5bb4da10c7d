"""Where a citable number stands today, for one reader."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import Citation
from hub.publishing.access import visible_rows
from manual.models.number import CitableNumber
from manual.queries import held, law, outline, readable_then


@dataclass(frozen=True)
class Place:
    """A number that the reader may know of: its citation, or a tombstone where the text is no longer there.

    Where the text waits for its day there is neither, and `last_edition` is the coming one that holds it.
    """

    number: str
    page_key: UUID
    citation: Citation | None
    removed_at: datetime | None = None
    last_edition: str = ""
    successor: str = ""
    waits: bool = False


def known(number: str, *, language: str, reader: Reader = PUBLIC) -> CitableNumber | None:
    """The row of `number`; None where it was never given, is closed, or waits unpublished: all look the same."""
    rows = visible_rows(CitableNumber.objects.filter(number=number), reader, page_key="page_key", block_id="block_id")
    row = rows.first()
    if row is not None and row.waits and not _last_edition(row, language, reader):
        return None
    return row


def place(number: str, *, language: str, reader: Reader = PUBLIC) -> Place | None:
    """The place of `number`; None where the reader may not know of it, or has never had anything to read there."""
    row = known(number, language=language, reader=reader)
    if row is None:
        return None
    citation = _citation(row, language, reader)
    last_edition = "" if citation else _last_edition(row, language, reader)
    if citation is None and row.removed_at is None and not last_edition:
        return None
    return Place(
        number=number,
        page_key=row.page_key,
        citation=citation,
        removed_at=row.removed_at,
        last_edition=last_edition,
        successor=row.successor if row.successor and _is_open(row.successor, language, reader) else "",
        waits=row.waits,
    )


def standing(numbers: Collection[str], *, language: str, reader: Reader = PUBLIC) -> list[Citation]:
    """Those of `numbers` that `reader` may open, in the order of the manual. Three queries, however many."""
    rows = CitableNumber.objects.standing().filter(number__in=numbers)
    places = [
        (row.page_key, row.block_id) for row in visible_rows(rows, reader, page_key="page_key", block_id="block_id")
    ]
    return law.citations(places, outline.entries(outline.whole(), language=language, reader=reader)) if places else []


def all_places(language: str) -> list[Citation]:
    """Every standing section and paragraph, in the order of the manual, whoever may read it. Three queries."""
    entries = outline.entries(outline.whole(), language=language, reader=Reader(writer=True))
    sections = {entry.key for entry in entries if not entry.is_chapter}
    rows = CitableNumber.objects.standing().filter(page_key__in=sections).values_list("page_key", "block_id")
    return law.citations(list(rows), entries)


def closed(numbers: Collection[str]) -> frozenset[str]:
    """Those of `numbers` that the public may not know of, wherever their text is now. One query."""
    rows = CitableNumber.objects.filter(number__in=numbers)
    is_open = visible_rows(rows, PUBLIC, page_key="page_key", block_id="block_id")
    return frozenset(rows.exclude(pk__in=is_open.values("pk")).values_list("number", flat=True))


def _citation(row: CitableNumber, language: str, reader: Reader) -> Citation | None:
    if row.waits or row.removed_at:
        return None
    entries = outline.entries(outline.chapter_of(row.page_key), language=language, reader=reader)
    found = law.citations([(row.page_key, row.block_id)], entries)
    return found[0] if found else None


def _is_open(number: str, language: str, reader: Reader) -> bool:
    row = known(number, language=language, reader=reader)
    return row is not None and _citation(row, language, reader) is not None


def _last_edition(row: CitableNumber, language: str, reader: Reader) -> str:
    """The newest edition that holds the number, where it shows it to the reader."""
    edition = row.last_edition or held.newest([row.number]).get(row.number, "")
    return edition if readable_then.shows(edition, row.number, language=language, reader=reader) else ""
