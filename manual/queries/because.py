"""What led to a change, for one reader: findings are asked anew each time, so that one that was closed is not told.

In the source language a reason reads as it did on the day of the change; in another one as its translation reads.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from django.conf import settings

from hub.models import ParagraphChange
from hub.people.reader import Reader
from hub.ports import reasons
from hub.ports.citable import Followed
from hub.publishing import fingerprint
from hub.publishing.access import visible_rows
from manual import addresses
from manual.models import ChangeNote, CitableNumber, Edition
from manual.queries import editions


def with_reasons(notes: Iterable[ChangeNote], language: str, reader: Reader) -> None:
    """Give each note the reasons that `reader` may read. One query where any of them has one."""
    rows = [note for note in notes if note.because]
    found = reasons.readable({key for note in rows for key in note.because}, language=language, reader=reader)
    for note in rows:
        note.reasons = [_as_said(found[key], said) for key, said in note.because.items() if key in found]


def by_kind(notes: Sequence[ChangeNote], language: str, reader: Reader) -> list[tuple[str, list[ChangeNote]]]:
    """Notes with their reasons, gravest kind first."""
    with_reasons(notes, language, reader)
    return editions.by_kind(notes)


def followed(keys: Collection[str], language: str, reader: Reader) -> list[Followed]:
    """What the text and standing editions changed because of `keys`, newest first. Four queries, or none."""
    if not keys:
        return []
    known = list(Edition.objects.order_by("order"))
    return [*_waiting(keys, known, language, reader), *_published(keys, known, language, reader)]


def _published(keys: Collection[str], known: Sequence[Edition], language: str, reader: Reader) -> Iterable[Followed]:
    rows = editions.visible_notes(reader).filter(because__has_any_keys=list(keys), edition__state__withdrawn_at=None)
    before = {newer.pk: older.number for older, newer in pairwise(known)}
    for note in rows.select_related("edition").order_by("-edition__order", "order"):
        url = _compared(note, before.get(note.edition_id, ""), language)
        for key in note.because:
            if key in keys:
                edition = note.edition
                yield Followed(key, edition.number, edition.effective, note.number, note.kind, note.text, url)


def _waiting(keys: Collection[str], known: Sequence[Edition], language: str, reader: Reader) -> Iterable[Followed]:
    """What was published after the last edition; where nothing with a number changed, nothing."""
    rows = ParagraphChange.objects.filter(
        because__has_any_keys=list(keys), publication__language=settings.LANGUAGE_CODE
    ).select_related("publication")
    last = max((edition.published_at for edition in known), default=None)
    rows = rows.filter(publication__at__gt=last) if last else rows
    changes = list(rows.order_by("-pk"))
    if not changes:
        return
    numbered = CitableNumber.objects.standing().filter(page_key__in={one.publication.page_key for one in changes})
    places = {
        (row.page_key, row.block_id): row.number
        for row in visible_rows(numbered, reader, page_key="page_key", block_id="block_id")
    }
    for one in changes:
        page_key = one.publication.page_key
        block_id = "" if one.block_id in fingerprint.FIELDS else one.block_id
        number = places.get((page_key, block_id), "")
        for key in one.because:
            if key in keys and number:
                yield Followed(key, "", None, number, one.kind, one.note, addresses.number(language, number))


def _compared(note: ChangeNote, before: str, language: str) -> str:
    """Beside what it replaced; the edition itself where it replaced nothing."""
    newer = note.edition.number
    if not before or not note.number:
        return addresses.edition(language, newer)
    return addresses.comparison(language, before, newer, note.number) + addresses.anchor(note.number)


def _as_said(reason: reasons.Reason, said: str) -> reasons.Reason:
    return replace(reason, text=said) if reason.language == settings.LANGUAGE_CODE else reason
