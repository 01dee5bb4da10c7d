"""Keeps entries of rows, not pages, equal to what may be found: terms, articles, initiatives, annexes, editions."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q

from hub.models import GlossaryTerm, LegalSubject
from initiatives.models import Initiative
from manual.models import Annex, EditionState
from search.draft import EntryDraft
from search.models import EntryKind, SearchEntry
from search.services.write import remove_entries, write_entry, written_by
from search.sources import ROWS, annex_drafts, initiative_drafts

LOCKED: dict[EntryKind, type[Model]] = {
    EntryKind.TERM: GlossaryTerm,
    EntryKind.LAW: LegalSubject,
    EntryKind.EDITION: EditionState,
    EntryKind.ANNEX: Annex,
}


def index_initiative(*, key: UUID) -> None:
    """Write the entries of one initiative, or remove them where it is not public; waits for whoever moves it."""
    with transaction.atomic():
        Initiative.objects.select_for_update().filter(key=key).first()
        drafts = list(initiative_drafts(key))
        rows = SearchEntry.objects.filter(page_key=key)
        rows.exclude(key__in=[draft.key for draft in drafts]).delete()
        for draft in drafts:
            write_entry(draft)


def index_annexes(*, page_key: UUID) -> None:
    """Write the entries of all annexes to a section, none where it is not public, in the caller's transaction."""
    with transaction.atomic():
        if not list(Annex.objects.select_for_update().filter(page_key=page_key).order_by("pk").values_list("pk")):
            return
        drafts = list(annex_drafts(page_key))
        rows = SearchEntry.objects.filter(kind=EntryKind.ANNEX, page_key=page_key)
        rows.exclude(key__in=[draft.key for draft in drafts]).delete()
        for draft in drafts:
            write_entry(draft)


def remove_initiative(*, key: UUID) -> None:
    """Remove an initiative from the index, in the caller's transaction."""
    remove_entries(page_key=key)


def row_differences(kinds: Iterable[EntryKind] = tuple(ROWS)) -> tuple[list[EntryDraft], list[str]]:
    """Drafts whose entry is missing or old, and keys of entries that nothing stands behind."""
    kinds = list(kinds)
    drafts = {draft.key: draft for kind in kinds for draft in ROWS[kind]()}
    rows = SearchEntry.objects.filter(kind__in=kinds)
    written = {key: of for key, *of in rows.values_list("key", "revision", "server_version")}
    changed = [draft for key, draft in drafts.items() if written.get(key) != [draft.revision, written_by()]]
    return changed, [key for key in written if key not in drafts]


def reconcile_rows(*, kinds: Iterable[EntryKind] = tuple(ROWS)) -> tuple[int, int]:
    """Mend the differences; returns how many were written and removed. Waits for whoever withdraws what it reads."""
    kinds = list(kinds)
    with transaction.atomic():
        for kind in kinds:
            if kind in LOCKED:
                list(LOCKED[kind]._default_manager.select_for_update().order_by("pk").values_list("pk"))
        changed, left_over = row_differences(kinds)
        SearchEntry.objects.filter(key__in=left_over).delete()
        for draft in changed:
            if draft.kind != EntryKind.INITIATIVE:
                write_entry(draft)
    for key in {draft.page_key for draft in changed if draft.kind == EntryKind.INITIATIVE}:
        index_initiative(key=key)
    return len(changed), len(left_over)


def remove_rows(*, kind: EntryKind, of: UUID, language: str = "") -> None:
    """Remove what stands for a term, an article or an edition, in the caller's transaction."""
    rows = SearchEntry.objects.filter(Q(page_key=of) | Q(parent_key=of), kind=kind)
    (rows.filter(language=language) if language else rows).delete()
