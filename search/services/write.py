"""Writes entries with their weighted vector: title A, headings B, summary C, body D."""

import unicodedata
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.search import SearchVector, SearchVectorCombinable, SearchVectorField
from django.db import transaction
from django.db.models import Func, Q, Value
from django.utils.text import Truncator

from search.draft import EntryDraft
from search.languages import configuration, server
from search.languages.spellings import respelled
from search.languages.words import folded_words
from search.models import EntryKind, SearchEntry

WEIGHTS = {"title": "A", "headings": "B", "summary": "C", "body": "D"}
SENTINELS = str.maketrans("", "", "\ue000\ue001\x00")
LONGEST = {"title": 300, "headings": 50_000, "summary": 5_000, "body": 300_000}  # a vector holds 1 MB
WRITING = 3
"""To be raised when entries come to be written otherwise: all are then written again."""


def written_by() -> str:
    """The server's version and ours; entries that say another are out of date."""
    return f"{server.version()}/{WRITING}"


def replace_entries(
    *, page_key: UUID, language: str, drafts: Iterable[EntryDraft], kinds: Iterable[EntryKind] = ()
) -> int:
    """Make the entries of one page in one language equal to `drafts`, in one transaction; returns how many.

    Entries of other kinds than those of the drafts and `kinds` are another source's and stay.
    """
    drafts = list(drafts)
    own = {*kinds, *(draft.kind for draft in drafts)}
    with transaction.atomic():
        rows = SearchEntry.objects.filter(page_key=page_key, language=language, kind__in=own)
        rows.exclude(key__in=[draft.key for draft in drafts]).delete()
        for draft in drafts:
            write_entry(draft)
    return len(drafts)


def remove_entries(*, page_key: UUID, language: str | None = None) -> None:
    """Remove what stands for a page, in one language or in all; runs in the caller's transaction.

    What an edition changed in it stays: editions outlive their pages. What a country adds to it goes with its source,
    and is no translation.
    """
    rows = SearchEntry.objects.filter(page_key=page_key).exclude(kind=EntryKind.EDITION)
    if language == settings.LANGUAGE_CODE:
        rows = rows.filter(Q(language=language) | Q(kind=EntryKind.ANNEX))
    elif language is not None:
        rows = rows.filter(language=language).exclude(kind=EntryKind.ANNEX)
    rows.delete()


def write_entry(draft: EntryDraft) -> None:
    """Insert or replace the entry of one draft with its vector."""
    texts = {name: _clean(getattr(draft, name), LONGEST[name]) for name in WEIGHTS}
    words = folded_words(*texts.values())
    rows = SearchEntry.objects.filter(key=draft.key, words=words, learned=True)
    parts = [_vector(texts[name], weight, draft.language) for name, weight in WEIGHTS.items()]
    SearchEntry.objects.update_or_create(
        key=draft.key,
        defaults={
            **texts,
            "language": draft.language,
            "kind": draft.kind,
            "page_key": draft.page_key,
            "block_id": draft.block_id,
            "parent_key": draft.parent_key,
            "revision": draft.revision,
            "server_version": written_by(),
            "url": draft.url,
            "anchor": draft.anchor,
            "number": draft.number,
            "chapter": draft.chapter,
            "themes": draft.themes,
            "countries": draft.countries,
            "dated": draft.dated,
            "vector": parts[0] + parts[1] + parts[2] + parts[3],
            "words": words,
            "learned": rows.exists(),
        },
    )


def _clean(text: str, longest: int) -> str:
    """NFC without sentinels, cut where a text would not fit into a vector."""
    return Truncator(unicodedata.normalize("NFC", text.translate(SENTINELS))).chars(longest)


class BothSpellings(SearchVectorCombinable, Func):
    """One vector of two that number their words alike; `tsvector` reads the text of both as one."""

    template = "(%(expressions)s::text)::tsvector"
    arg_joiner = "::text || ' ' || "
    output_field = SearchVectorField()

    def __init__(self, first: SearchVector, second: SearchVector) -> None:
        super().__init__(first, second)
        self.config = first.config


def _vector(text: str, weight: str, language: str) -> SearchVector | BothSpellings:
    config = configuration(language)
    vector = SearchVector(Value(text), weight=weight, config=config)
    other = respelled(text, language)
    return vector if other == text else BothSpellings(vector, SearchVector(Value(other), weight=weight, config=config))
