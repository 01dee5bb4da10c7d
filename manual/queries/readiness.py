"""Whether an edition can be published: what changed, and per check what blocks and what warns. Queries are constant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hub.publishing.calendar import today
from manual.models import DraftNote, Edition, EditionDraft
from manual.queries import changes, readiness_checks, readiness_outside, snapshot
from manual.queries.readiness_changes import SectionChanges, per_section
from manual.queries.readiness_line import Check, Line, Place
from manual.queries.snapshot import Chosen, Text


@dataclass(frozen=True)
class Readiness:
    """What the page shows; `base` is the edition that the changes are counted from."""

    number: str
    effective: date
    base: Edition | None
    sections: Sequence[SectionChanges]
    checks: Sequence[Check]

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
    number = f"{newest.order // 1000 + 1}" if newest else "1"
    return _readiness(number, today(), None, user)


def blockers(draft: EditionDraft, found: Found) -> list[Line]:
    """What keeps `draft` from being published with the text that was found for it."""
    checks = [_notes(draft, found), *_of_text(draft.number, found)]
    return [line for check in checks for line in check.lines if line.blocks]


def find(number: str, effective: date) -> Found:
    pages = snapshot.chosen(settings.LANGUAGE_CODE, effective)
    texts = snapshot.texts(pages)
    return Found(pages, texts, changes.since(changes.base_of(number), texts))


def _readiness(number: str, effective: date, draft: EditionDraft | None, user: Any) -> Readiness:
    base = changes.base_of(number)
    found = find(number, effective)
    places = found.places
    keys = [page.translation_key for page, _revision in found.pages]
    return Readiness(
        number=number,
        effective=effective,
        base=base,
        sections=per_section(base, found.texts, found.changes, places),
        checks=[
            _notes(draft, found),
            *_of_text(number, found),
            readiness_checks.drafts(found.pages, places),
            *readiness_outside.translations(keys, places, user),
            readiness_outside.law(places),
            readiness_outside.facts(),
            readiness_outside.reviews(places),
        ],
    )


def _of_text(number: str, found: Found) -> list[Check]:
    """Checks of the text itself; a correction is stopped by what it changes alone, not by what stood there before."""
    changed = {change.page_key for change in found.changes}
    binding = changed if "." in number else {text.key for text in found.texts}
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
