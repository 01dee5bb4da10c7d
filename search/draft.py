"""What a source says of one thing that can be found, before it is written into the index."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from search.models import EntryKind


@dataclass(frozen=True)
class EntryDraft:
    """One entry to be. `block_id` is set for a block that not everybody may read."""

    kind: EntryKind
    language: str
    page_key: UUID
    revision: str
    url: str
    title: str
    summary: str = ""
    headings: str = ""
    body: str = ""
    number: str = ""
    chapter: str = ""
    block_id: str = ""
    anchor: str = ""
    parent_key: UUID | None = None
    themes: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    dated: date | None = None

    @property
    def key(self) -> str:
        """Deterministic and unique: indexing twice gives one row."""
        of = f"{self.parent_key}:" if self.parent_key else ""
        return f"{self.kind.value}:{of}{self.page_key}:{self.block_id}:{self.language}"
