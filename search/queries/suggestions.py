"""Titles and terms that begin as a word does which somebody is typing.

The browser asks by the first two to four letters and narrows by the rest itself: what is typed stays with whoever
types it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import BooleanField, Case, Value, When
from django.db.models.functions import Length

from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_rows
from search.languages.folding import fold
from search.models import EntryKind, SearchEntry

SHORTEST, LONGEST = 2, 4
MOST = 60
ASKED_FOR = {kind for kind in EntryKind.values if kind not in {EntryKind.DOCUMENT, EntryKind.EDITION, EntryKind.ANNEX}}


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str
    kind: str


@dataclass(frozen=True)
class Suggestions:
    """`whole` says that there are no more, so that a longer beginning need not be asked for."""

    lines: Sequence[Suggestion]
    whole: bool


def is_beginning(text: str) -> bool:
    """Whether `text` is two to four folded letters."""
    return SHORTEST <= len(text) <= LONGEST and text.isalpha() and fold(text) == text


def suggest(prefix: str, language: str, reader: Reader = PUBLIC) -> Suggestions:
    """Titles in `language` with a word that begins with `prefix`, terms first, then short ones. One query."""
    if not is_beginning(prefix):
        return Suggestions((), whole=True)
    beginning = SearchQuery(f"{prefix}:*A", config="simple", search_type="raw")
    rows = SearchEntry.objects.filter(language=language, kind__in=ASKED_FOR, block_id="", vector=beginning)
    rows = visible_rows(rows, reader, page_key="page_key", block_id="block_id")
    is_term = Case(When(kind=EntryKind.TERM, then=Value(True)), default=Value(False), output_field=BooleanField())
    found = list(
        rows.order_by(is_term.desc(), Length("title"), "title").values_list("title", "url", "kind")[: MOST + 1]
    )
    lines = [Suggestion(title, url, str(EntryKind(kind).label)) for title, url, kind in found[:MOST]]
    return Suggestions(lines, whole=len(found) <= MOST)
