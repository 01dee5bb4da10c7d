"""Keeps entries of rows that are no pages equal to what may be found: initiatives and terms."""

from uuid import UUID

from django.db import transaction

from initiatives.models import Initiative
from search.draft import EntryDraft
from search.models import EntryKind, SearchEntry
from search.services.write import remove_entries, write_entry, written_by
from search.sources import ROWS, initiative_drafts

ROW_KINDS = (EntryKind.TERM, EntryKind.LAW, EntryKind.INITIATIVE)


def index_initiative(*, key: UUID) -> None:
    """Write the entries of one initiative, or remove them where it is not public; waits for whoever moves it."""
    with transaction.atomic():
        Initiative.objects.select_for_update().filter(key=key).first()
        drafts = list(initiative_drafts(key))
        rows = SearchEntry.objects.filter(page_key=key)
        rows.exclude(key__in=[draft.key for draft in drafts]).delete()
        for draft in drafts:
            write_entry(draft)


def remove_initiative(*, key: UUID) -> None:
    """Remove an initiative from the index, in the caller's transaction."""
    remove_entries(page_key=key)


def row_differences() -> tuple[list[EntryDraft], list[str]]:
    """Drafts whose entry is missing or old, and keys of entries that nothing stands behind."""
    drafts = {draft.key: draft for source in ROWS for draft in source()}
    rows = SearchEntry.objects.filter(kind__in=ROW_KINDS)
    written = {key: of for key, *of in rows.values_list("key", "revision", "server_version")}
    changed = [draft for key, draft in drafts.items() if written.get(key) != [draft.revision, written_by()]]
    return changed, [key for key in written if key not in drafts]


def reconcile_rows() -> tuple[int, int]:
    """Mend the differences; returns how many were written and removed."""
    changed, left_over = row_differences()
    with transaction.atomic():
        SearchEntry.objects.filter(key__in=left_over).delete()
        for draft in changed:
            if draft.kind != EntryKind.INITIATIVE:
                write_entry(draft)
    for key in {draft.page_key for draft in changed if draft.kind == EntryKind.INITIATIVE}:
        index_initiative(key=key)
    return len(changed), len(left_over)
