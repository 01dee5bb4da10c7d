"""Where a citable number stands today, for one reader."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import Citation
from hub.publishing.access import visible_rows
from manual.models.number import CitableNumber
from manual.queries import held, law, outline


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


def place(number: str, *, language: str, reader: Reader = PUBLIC) -> Place | None:
    """The place of `number`; None where it was never given or may not be seen."""
    rows = visible_rows(CitableNumber.objects.filter(number=number), reader, page_key="page_key", block_id="block_id")
    row = rows.first()
    if row is None:
        return None
    found = []
    last_edition = row.last_edition
    if row.waits:
        last_edition = held.newest([number]).get(number, "")
    elif row.removed_at is None:
        entries = outline.entries(outline.chapter_of(row.page_key), language=language, reader=reader)
        found = law.citations([(row.page_key, row.block_id)], entries)
    return Place(
        number=number,
        page_key=row.page_key,
        citation=found[0] if found else None,
        removed_at=row.removed_at,
        last_edition=last_edition,
        successor=row.successor,
        waits=row.waits,
    )
