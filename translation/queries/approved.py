"""The texts that an approval stands for: each string of the source with the translation that was approved."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale, Page, Revision

from translation import localize
from translation.models import Approval

ADDRESSES = frozenset({"slug"})  # part of an address, not of a text


@dataclass(frozen=True)
class Pair:
    """A source text and its approved translation, both as segments hold them, at a place of the page."""

    path: str
    block_id: str
    source: str
    words: str
    text: str


def pairs(approval: Approval) -> list[Pair]:
    """Every text of an approval, from the very revisions that it names; empty where one of them is gone.

    What a path of the page does not hold equally often in both, or whose links cannot be told apart, is left out.
    """
    revisions = Revision.objects.in_bulk([approval.revision_id, approval.source_revision_id])
    source = _source(approval, revisions.get(approval.source_revision_id))
    target = revisions.get(approval.revision_id)
    if source is None or target is None:
        return []
    here, there = _by_path(source), _by_path(target.as_object())
    stored = _stored(approval)
    found = []
    for path, strings in here.items():
        others = there.get(path, [])
        if path in ADDRESSES or len(strings) != len(others):
            continue
        for string, other in zip(strings, others, strict=True):
            text = _text(string, other, stored.get(string.key, ""))
            if text and any(letter.isalpha() for letter in string.words):
                found.append(Pair(path, string.block_id, string.source, string.words, text))
    return found


def _source(approval: Approval, revision: Revision | None) -> Any:
    """The source page as it was translated; 0 stands for a page without revisions."""
    if revision is not None:
        return revision.as_object()
    if approval.source_revision_id:
        return None
    page = Page.objects.filter(translation_key=approval.page_key, locale__language_code=settings.LANGUAGE_CODE).first()
    return page.specific if page else None


def _by_path(page: Any) -> dict[str, list[localize.Segment]]:
    strings: dict[str, list[localize.Segment]] = defaultdict(list)
    for string in localize.strings_of(page):
        strings[string.path].append(string)
    return strings


def _stored(approval: Approval) -> dict[str, str]:
    """What translators saved, by segment key: only there the links keep the names that the source gives them."""
    locale = Locale.objects.get(language_code=approval.language)
    key: UUID = approval.page_key
    rows = localize.segments(page_key=key, source_language=settings.LANGUAGE_CODE, locale=locale)
    return {row.key: row.target for row in rows}


def _text(string: localize.Segment, approved: localize.Segment, stored: str) -> str:
    if stored and localize.words_of(stored) == approved.words:
        return stored
    return "" if string.source.count("<a ") > 1 else approved.source
