"""Uploads as their owner sees them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from translation import localize
from translation.models import ImportBatch, ImportRow

Found = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class PageCounts:
    """One page of an upload: how many texts of each kind, and how many are chosen and done."""

    page_key: UUID
    title: str
    notes: list[str] = field(default_factory=list)
    counts: list[tuple[str, int]] = field(default_factory=list)
    taken: int = 0
    saved: int = 0
    failed: int = 0


@dataclass(frozen=True)
class Line:
    """One text of an upload, as a person reads it."""

    row: ImportRow
    source: str
    before: str
    text: str

    @property
    def may_be_taken(self) -> bool:
        return not self.row.outcome and self.row.status in ImportRow.CHOICE

    @property
    def is_saved(self) -> bool:
        return self.row.outcome == ImportRow.SAVED


def own_batches(user: Any, language: str) -> QuerySet[ImportBatch]:
    """The uploads of `user` in a language; nobody else's."""
    return ImportBatch.objects.filter(owner=user, language=language)


def pages_of(batch: ImportBatch) -> list[PageCounts]:
    """The pages of an upload in the order of its files; one query."""
    rows = batch.rows.order_by().values("page_key", "status")
    numbers = rows.annotate(
        all=Count("pk"),
        chosen=Count("pk", filter=Q(taken=True, outcome="")),
        saved=Count("pk", filter=Q(outcome=ImportRow.SAVED)),
        failed=Count("pk", filter=~Q(outcome__in=("", ImportRow.SAVED))),
    )
    by_page: dict[str, list[Found]] = {key: [] for key in batch.pages}
    for one in numbers.values_list("page_key", "status", "all", "chosen", "saved", "failed"):
        by_page[str(one[0])].append((str(one[1]), *one[2:]))
    return [_counts(key, page, by_page[key]) for key, page in batch.pages.items()]


def _counts(key: str, page: dict[str, Any], found: list[Found]) -> PageCounts:
    by_status = {status: count for status, count, *_rest in found}
    taken, saved, failed = (
        (sum(numbers) for numbers in zip(*(one[2:] for one in found), strict=True)) if found else (0, 0, 0)
    )
    counts = [(str(status.label), by_status[status]) for status in ImportRow.Status if status in by_status]
    return PageCounts(UUID(key), page["title"], page["notes"], counts, taken, saved, failed)


def lines_of(batch: ImportBatch, page_key: UUID) -> list[Line]:
    """The texts of one page of an upload, in the order of its file; one query."""
    return [_line(row) for row in batch.rows.filter(page_key=page_key)]


def _line(row: ImportRow) -> Line:
    segment = localize.Segment(key=row.key, path="", field_path="", source=row.source, target="")
    return Line(row, segment.shown(row.source), segment.shown(row.before), segment.shown(row.text))
