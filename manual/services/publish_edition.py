"""Publishes an edition: freezes it in every language, in one transaction, by the approval of a second person."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import bell
from hub.faultpoints import crashpoint
from hub.ports import versions
from hub.ports.tell import tell
from manual import permissions
from manual.models import ChangeNote, Edition, EditionDraft, EditionState
from manual.queries import readiness, snapshot
from manual.queries.readiness import Found
from manual.queries.snapshot import Text
from manual.services import edition_round
from manual.services.edition_rules import check_day, check_number
from manual.services.freeze_impression import freeze_impression
from manual.services.number_page import hold_numbers
from manual.services.number_waiting import number_all_waiting
from manual.services.submit_edition import refuse
from manual.tasks import build_impression


def publish_edition(*, draft: EditionDraft, by: Any, read: str) -> Edition:
    """Freeze and announce what `by` read, by its hash (`Readiness.read`), translations approved since included.

    Raises PermissionDenied for one who prepared it, ValidationError where it has changed since or cannot be.
    """
    with transaction.atomic():
        hold_numbers()
        locked = EditionDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if locked and not permissions.may_approve(by, locked):
            raise PermissionDenied(_("An edition is approved by a second person."))
        if locked is None or locked.state != EditionDraft.State.SUBMITTED:
            raise ValidationError(_("Somebody else has moved this edition on. Look at it again."))
        check_number(locked.number)
        number_all_waiting()
        check_day(locked.number, locked.effective, backdated=True)
        found = readiness.find(locked.number, locked.effective)
        if readiness.read(locked, found) != read:
            raise ValidationError(_("This edition has changed since you read it. Read it again, then approve it."))
        _check_notes(locked, found)
        refuse(readiness.blockers(locked, found))
        edition = _edition(locked, by)
        _write_notes(edition, locked, found)
        try:
            for language, _name in settings.LANGUAGES:
                freeze(edition=edition, language=language, texts=found.texts, by=by)
        except OSError as error:
            told = _("A picture or form of the text cannot be read, so that it cannot be frozen: %(name)s")
            raise ValidationError(told % {"name": Path(str(error.filename or "")).name}) from error
        locked.state, locked.changed_at = EditionDraft.State.PUBLISHED, timezone.now()
        locked.save()
        edition_round.close_with(draft=locked, by=by)
        versions.bump()
        tell(
            "edition_published",
            key=edition.number,
            title=edition.title,
            effective=edition.effective.isoformat(),
            corrects=edition.corrects,
        )
        crashpoint("edition-frozen")
    return edition


def freeze(*, edition: Edition, language: str, texts: list[Text], by: Any) -> None:
    """The impression of a language: nothing where it has no approved text of its own. Rings for its files."""
    own = {}
    if language != settings.LANGUAGE_CODE:
        own = snapshot.translations(language, texts, on=edition.effective)
        if not own:
            return
    impression = freeze_impression(
        edition=edition,
        language=language,
        title=snapshot.title(language),
        texts=[own.get(text.key, text) for text in texts],
        by=by.key,
    )
    bell.ring(build_impression, impression.pk)


def _check_notes(draft: EditionDraft, found: Found) -> None:
    noted = {(note.page_key, note.block_id) for note in draft.notes.exclude(text="")}
    if {(change.page_key, change.block_id) for change in found.changes} - noted:
        raise ValidationError(_("The text has changed since this edition was submitted. Give it back and look again."))


def _edition(draft: EditionDraft, by: Any) -> Edition:
    edition = Edition.objects.create(
        number=draft.number,
        order=Edition.order_of(draft.number),
        title=draft.title,
        effective=draft.effective,
        corrects=Edition.whole_of(draft.number) if Edition.is_correction(draft.number) else "",
        prepared_by=draft.prepared_by.key,
        approved_by=by.key,
    )
    EditionState.objects.create(edition=edition)
    return edition


def _write_notes(edition: Edition, draft: EditionDraft, found: Found) -> None:
    """Those notes that still name a change; a place changed back since then is none."""
    changed = {(change.page_key, change.block_id) for change in found.changes}
    closed = {text.key for text in found.texts if text.restricted}
    closed_blocks = {(text.key, item.id) for text in found.texts for item in text.items if item.restricted}
    ChangeNote.objects.bulk_create(
        ChangeNote(
            edition=edition,
            page_key=note.page_key,
            block_id=note.block_id,
            number=note.number,
            kind=note.kind,
            change=note.change,
            text=note.text,
            because=note.because,
            restricted=note.page_key in closed or (note.page_key, note.block_id) in closed_blocks,
            order=note.order,
        )
        for note in draft.notes.all()
        if (note.page_key, note.block_id) in changed
    )
