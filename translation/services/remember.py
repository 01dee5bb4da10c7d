"""Feeds the translation memory: approved texts alone, in the transaction that approves them."""

from collections.abc import Collection

from django.db import transaction

from translation.models import Approval, MemoryEntry, MemoryPlace, MemorySource
from translation.models.memory import digest
from translation.queries.approved import Pair, pairs

At = tuple[str, int]  # path of the page, id of the source text


def remember(approval: Approval) -> int:
    """Remember every text of an approval at its place; returns how many. The number of queries is fixed.

    A translation that was corrected takes the place of the one before; an older approval displaces nothing newer.
    """
    found = pairs(approval)
    with transaction.atomic():
        sources = _sources(found)
        at = {(pair.path, sources[digest(pair.source)]): pair for pair in found}
        places = _places(approval, at)
        for row in places:
            if row.revision_id > approval.revision_id:
                at.pop((row.path, row.entry.source_id), None)
        entries = _entries(approval, at)
        _put(approval, at, entries)
        MemoryPlace.objects.filter(pk__in=_outdated(places, at, entries)).delete()
    return len(at)


def fill() -> int:
    """Remember all approvals, those from before the memory included, and forget what has no place; how many texts."""
    count = 0
    for approval in Approval.objects.order_by("pk").iterator():
        count += remember(approval)
    MemoryEntry.objects.filter(places__isnull=True).delete()
    MemorySource.objects.filter(entries__isnull=True).delete()
    return count


def _sources(found: Collection[Pair]) -> dict[str, int]:
    rows = {digest(pair.source): MemorySource(text=pair.source, words=pair.words) for pair in found}
    for sha256, row in rows.items():
        row.sha256 = sha256
    MemorySource.objects.bulk_create([rows[sha256] for sha256 in sorted(rows)], ignore_conflicts=True)
    return dict(MemorySource.objects.filter(sha256__in=rows).values_list("sha256", "pk"))


def _places(approval: Approval, at: Collection[At]) -> list[MemoryPlace]:
    """What is remembered already at these places of the page for these source texts."""
    rows = MemoryPlace.objects.filter(
        page_key=approval.page_key,
        entry__language=approval.language,
        entry__source__in={source_id for _path, source_id in at},
    ).select_related("entry")
    return [row for row in rows if (row.path, row.entry.source_id) in at]


def _entries(approval: Approval, at: dict[At, Pair]) -> dict[tuple[int, str], int]:
    rows = {
        (source_id, digest(pair.text)): MemoryEntry(
            source_id=source_id,
            language=approval.language,
            text=pair.text,
            sha256=digest(pair.text),
            at=approval.at,
        )
        for (_path, source_id), pair in at.items()
    }
    MemoryEntry.objects.bulk_create(
        [rows[key] for key in sorted(rows)],
        update_conflicts=True,
        unique_fields=["source", "language", "sha256"],
        update_fields=["at"],
    )
    known = MemoryEntry.objects.filter(language=approval.language, source__in={source_id for source_id, _ in rows})
    return {(source_id, sha256): pk for pk, source_id, sha256 in known.values_list("pk", "source_id", "sha256")}


def _put(approval: Approval, at: dict[At, Pair], entries: dict[tuple[int, str], int]) -> None:
    MemoryPlace.objects.bulk_create(
        [
            MemoryPlace(
                entry_id=entries[source_id, digest(pair.text)],
                page_key=approval.page_key,
                block_id=pair.block_id,
                path=path,
                revision_id=approval.revision_id,
                source_revision_id=approval.source_revision_id,
            )
            for (path, source_id), pair in at.items()
        ],
        update_conflicts=True,
        unique_fields=["entry", "page_key", "path"],
        update_fields=["revision_id", "source_revision_id"],
    )


def _outdated(places: Collection[MemoryPlace], at: dict[At, Pair], entries: dict[tuple[int, str], int]) -> list[int]:
    now = {at_: entries[at_[1], digest(pair.text)] for at_, pair in at.items()}
    return [
        row.pk
        for row in places
        if (row.path, row.entry.source_id) in now and now[row.path, row.entry.source_id] != row.entry_id
    ]
