"""Writes entries with their weighted vector: title A, headings B, summary C, body D."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value
from django.utils.text import Truncator

from search.draft import EntryDraft
from search.languages import configuration
from search.models import SearchEntry

WEIGHTS = {"title": "A", "headings": "B", "summary": "C", "body": "D"}
SENTINELS = str.maketrans("", "", "\ue000\ue001\x00")


def replace_entries(*, page_key: UUID, language: str, drafts: Iterable[EntryDraft]) -> int:
    """Make the entries of one page in one language equal to `drafts`, in one transaction; returns how many."""
    drafts = list(drafts)
    with transaction.atomic():
        rows = SearchEntry.objects.filter(page_key=page_key, language=language)
        rows.exclude(key__in=[draft.key for draft in drafts]).delete()
        for draft in drafts:
            write_entry(draft)
    return len(drafts)


def remove_entries(*, page_key: UUID, language: str | None = None) -> None:
    """Remove what stands for a page, in one language or in all; runs in the caller's transaction."""
    rows = SearchEntry.objects.filter(page_key=page_key)
    if language is not None:
        rows = rows.filter(language=language)
    rows.delete()


def write_entry(draft: EntryDraft) -> None:
    """Insert or replace the entry of one draft with its vector."""
    texts = {name: getattr(draft, name).translate(SENTINELS) for name in WEIGHTS}
    texts["title"] = Truncator(texts["title"]).chars(300)
    config = configuration(draft.language)
    parts = [SearchVector(Value(texts[name]), weight=weight, config=config) for name, weight in WEIGHTS.items()]
    SearchEntry.objects.update_or_create(
        key=draft.key,
        defaults={
            **texts,
            "language": draft.language,
            "kind": draft.kind,
            "page_key": draft.page_key,
            "block_id": draft.block_id,
            "revision": draft.revision,
            "parent_key": draft.parent_key,
            "url": draft.url,
            "anchor": draft.anchor,
            "number": draft.number,
            "chapter": draft.chapter,
            "themes": draft.themes,
            "countries": draft.countries,
            "dated": draft.dated,
            "vector": parts[0] + parts[1] + parts[2] + parts[3],
        },
    )
