"""Whether an edition can be published: what changed, and per check what blocks and what warns. Queries are constant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hub.publishing.calendar import today
from hub.publishing.fingerprint import digest
from manual.models import DraftNote, Edition, EditionDraft
from manual.queries import changes, readiness_checks, readiness_outside, snapshot
from manual.queries.readiness_changes import SectionChanges, per_section
from manual.queries.readiness_line import Check, Line, Place
from manual.queries.snapshot import Chosen, Text
from manual.reading.items import own_words


@dataclass(frozen=True)
class Readiness:
    """What the page shows; `base` is the edition that the changes are counted from."""

    number: str
    effective: date
    base: Edition | None
    sections: Sequence[SectionChanges]
    checks: Sequence[Check]
    read: str
    """What whoever reads this has read, for their approval; empty before an edition is begun."""

    @property
    def blocking(self) -> int:
        return sum(check.blocking for check in self.checks)

    @property
    def warning(self) -> int:
        return sum(check.warning for check in self.checks)


@dataclass(frozen=True)
class Found:
    """The text as it would be frozen on a day, and what differs from the edition before."""

    pages: list[Chosen]
    texts: list[Text]
    changes: list[changes.Change]

    @property
    def places(self) -> dict[Any, Place]:
        ids = {page.translation_key: page.pk for page, _revision in self.pages}
        return {text.key: Place(ids[text.key], text.number, text.title) for text in self.texts}


def of_draft(draft: EditionDraft, *, user: Any) -> Readiness:
    """How ready an edition in preparation is, for whom the lines open the places that they may open."""
    return _readiness(draft.number, draft.effective, draft, user)


def of_next(*, user: Any) -> Readiness:
    """How ready the text is for an edition that nobody has begun yet."""
    newest = Edition.objects.first()
    number = str(int(Edition.whole_of(newest.number)) + 1) if newest else "1"
    return _readiness(number, today(), None, user)


def blockers(draft: EditionDraft, found: Found) -> list[Line]:
    """What keeps `draft` from being published with the text that was found for it."""
    checks = [_notes(draft, found), *_of_text(draft.number, found)]
    return [line for check in checks for line in check.lines if line.blocks]


def find(number: str, effective: date) -> Found:
    pages = snapshot.chosen(settings.LANGUAGE_CODE, effective)
    texts = snapshot.texts(pages)
    return Found(pages, texts, changes.since(changes.base_of(number), texts))


def read(draft: EditionDraft, found: Found) -> str:
    """One hash of the draft as it stands and of the source text that it would freeze.

    Numbers of blocks are no part of it: text that waits for a day gets them in the approval itself.
    """
    return digest(
        [
            draft.pk,
            draft.version,
            [
                [
                    [text.key, text.kind, text.number, text.title, text.summary, text.restricted],
                    [[own_words(item.as_json()), item.restricted] for item in text.items],
                ]
                for text in found.texts
            ],
        ]
    )


def read_now(draft_id: int) -> str:
    """The same of the draft and the text of this moment."""
    draft = EditionDraft.objects.get(pk=draft_id)
    return read(draft, find(draft.number, draft.effective))


def _readiness(number: str, effective: date, draft: EditionDraft | None, user: Any) -> Readiness:
    base = changes.base_of(number)
    found = find(number, effective)
    places = found.places
    keys = [page.translation_key for page, _revision in found.pages]
    return Readiness(
        number=number,
        effective=effective,
        base=base,
        sections=per_section(base, found.texts, _as_noted(draft, found.changes), places),
        checks=[
            _notes(draft, found),
            *_of_text(number, found),
            readiness_checks.drafts(found.pages, places),
            *readiness_outside.translations(keys, places, user),
            readiness_outside.law(places),
            readiness_outside.facts(),
            readiness_outside.reviews(places),
        ],
        read=read(draft, found) if draft else "",
    )


def _as_noted(draft: EditionDraft | None, found: Sequence[changes.Change]) -> list[changes.Change]:
    """The changes with kind and words as the edition will give them, where it has been begun. One query."""
    notes = {(note.page_key, note.block_id): note for note in draft.notes.all()} if draft else {}
    return [
        replace(change, kind=note.kind, note=note.text)
        if (note := notes.get((change.page_key, change.block_id)))
        else change
        for change in found
    ]


def _of_text(number: str, found: Found) -> list[Check]:
    """Checks of the text itself; a correction is stopped by what it changes alone, not by what stood there before."""
    changed = {change.page_key for change in found.changes}
    binding = changed if Edition.is_correction(number) else {text.key for text in found.texts}
    return [readiness_checks.text(found.texts), *readiness_checks.content(found.pages, found.places, binding)]


def _notes(draft: EditionDraft | None, found: Found) -> Check:
    """Change notes that nobody has written; before an edition is begun, of what was not said at an approval."""
    notes: Iterable[DraftNote] = draft.notes.all() if draft else ()
    written = {(note.page_key, note.block_id) for note in notes if note.text}
    if draft is None:
        written = {(change.page_key, change.block_id) for change in found.changes if change.note}
    places = found.places
    lines = [
        Line(
            _("%(number)s has changed and no note says how.") % {"number": change.number or _("A place")},
            readiness_checks.note_url(draft, change, places),
            places.get(change.page_key),
            blocks=True,
        )
        for change in found.changes
        if (change.page_key, change.block_id) not in written
    ]
    return Check("notes", _("Change notes"), _("A missing note blocks: readers must learn what changed."), lines)
