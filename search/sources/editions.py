"""What changed in each edition that was not withdrawn, in the languages in which it has an impression.

A note is written in the source language; in the others its place is found by the title that it has there. What was for
practitioners then is not found at all: an entry knows the rule of today alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext, override

from hub.models import ChangeKind
from hub.publishing.fingerprint import digest
from manual import addresses
from manual.models import ChangeNote, FrozenSection, Impression
from search.draft import EntryDraft
from search.models import EntryKind


def edition_key(number: str) -> UUID:
    """What the entries of an edition's notes belong to."""
    return uuid5(NAMESPACE_URL, f"hub:edition:{number}")


@dataclass(frozen=True)
class Place:
    """The section of a note as an impression holds it, and the numbers of its paragraphs there."""

    number: str
    title: str
    paragraphs: frozenset[str]


def edition_drafts() -> Iterator[EntryDraft]:
    """Notes of all editions. Four queries."""
    impressions = {(row.edition_id, row.language): row.pk for row in Impression.objects.order_by("number")}
    sections = FrozenSection.objects.filter(impression__in=impressions.values(), restricted=False)
    places = {
        (section.impression_id, section.page_key): Place(
            section.number, section.title, frozenset(block.number for block in section.paragraphs.all())
        )
        for section in sections.prefetch_related("paragraphs").defer("html", "blocks")
    }
    notes = ChangeNote.objects.filter(restricted=False, edition__state__withdrawn_at=None)
    for note in notes.select_related("edition").order_by("edition", F("order")):
        for (edition, language), impression in impressions.items():
            if edition == note.edition_id:
                yield _draft(note, language, places.get((impression, note.page_key)))


def _draft(note: ChangeNote, language: str, place: Place | None) -> EntryDraft:
    edition = note.edition
    where = f"{note.number} {place.title if place else ''}".strip() or edition.title
    with override(language):
        title = gettext("Edition %(number)s: %(place)s") % {"number": edition.number, "place": where}
        kind = str(ChangeKind(note.kind).label)
    anchor = addresses.anchor(note.number) if place and note.number in place.paragraphs else ""
    url = addresses.number(language, place.number, edition.number) if place else ""
    url = (url or addresses.edition(language, edition.number)) + anchor
    body = note.text if language == settings.LANGUAGE_CODE else ""
    return EntryDraft(
        kind=EntryKind.EDITION,
        language=language,
        page_key=note.page_key,
        block_id=note.block_id,
        parent_key=edition_key(edition.number),
        revision=digest([title, kind, body, url])[:40],
        url=url,
        anchor=anchor.removeprefix("#"),
        title=title,
        number=note.number[:20],
        chapter=note.number.partition(".")[0],
        summary=kind,
        body=body,
        dated=edition.effective,
    )
