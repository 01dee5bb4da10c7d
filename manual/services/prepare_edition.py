"""Begins an edition: a number, a title, a day, and a change note for every paragraph that changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import ChangeKind
from hub.publishing.calendar import today
from manual import permissions
from manual.models import DraftNote, Edition, EditionDraft
from manual.queries import changes, snapshot
from manual.services import edition_round
from manual.services.edition_rules import check_day, check_number


def prepare_edition(*, number: str, title: str, effective: date, by: Any, backdated: bool = False) -> EditionDraft:
    """Create the draft with its gathered notes. Raises PermissionDenied, ValidationError at the field at fault."""
    if not permissions.may_prepare(by):
        raise PermissionDenied
    draft = EditionDraft(
        number=number,
        title=title,
        effective=effective,
        backdated=backdated,
        urgent=Edition.is_correction(number),
        prepared_by=by,
        hands=[by.pk],
    )
    draft.clean_fields()
    check_number(number)
    check_day(number, effective, backdated=backdated)
    _check_alone(draft)
    try:
        with transaction.atomic():
            draft.save()
            gather_notes(draft=draft)
            edition_round.open_with(draft=draft, by=by)
    except IntegrityError as error:
        raise ValidationError(_("Somebody else has just begun an edition. Look at the list again.")) from error
    return draft


def correct_edition(*, edition: Edition, by: Any) -> EditionDraft:
    """Begin the next `n.1` of an edition, in force from today, with what was said of each change as its notes."""
    whole = Edition.whole_of(edition.number)
    last = Edition.objects.corrections_of(whole).first()
    return prepare_edition(
        number=Edition.correction_after(last.number if last else whole),
        title=_("Urgent correction of edition %(number)s") % {"number": whole},
        effective=max(today(), edition.effective),
        by=by,
    )


def gather_notes(*, draft: EditionDraft) -> None:
    """Bring the notes up to date with the text; what the editor wrote stays. Runs in the caller's transaction."""
    found = changes.since(changes.base_of(draft.number), snapshot.source(on=draft.effective))
    kept = {(note.page_key, note.block_id): note for note in draft.notes.all()}
    present = {(change.page_key, change.block_id) for change in found}
    draft.notes.filter(pk__in=[note.pk for place, note in kept.items() if place not in present]).delete()
    notes = [
        kept.get((change.page_key, change.block_id))
        or DraftNote(
            draft=draft, page_key=change.page_key, block_id=change.block_id, kind=change.kind, text=change.note
        )
        for change in found
    ]
    for order, (note, change) in enumerate(zip(notes, found, strict=True)):
        note.number, note.change, note.order, note.because = change.number, change.change, order, dict(change.because)
    DraftNote.objects.bulk_create([note for note in notes if note.pk is None])
    DraftNote.objects.bulk_update([note for note in notes if note.pk], ["number", "change", "order", "because"])


def complete_notes(*, draft: EditionDraft, said: Mapping[int, tuple[str, str]], by: Any) -> None:
    """Write kind and text of notes, by their keys. Raises ValidationError once the draft is out of hand."""
    with transaction.atomic():
        locked = take_up(draft, by=by)
        notes = list(locked.notes.filter(pk__in=said))
        for note in notes:
            note.kind, note.text = ChangeKind(said[note.pk][0]), said[note.pk][1]
        DraftNote.objects.bulk_update(notes, ["kind", "text"])


def take_up(draft: EditionDraft, *, by: Any) -> EditionDraft:
    """The draft, locked and with `by` among its hands. Raises PermissionDenied, ValidationError once out of hand."""
    if not permissions.may_prepare(by):
        raise PermissionDenied
    locked = EditionDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None or locked.state != EditionDraft.State.DRAFT:
        raise ValidationError(_("This edition waits for approval; ask for it back before you change it."))
    locked.hands = sorted({*locked.hands, by.pk})
    locked.version += 1
    locked.changed_at = timezone.now()
    locked.save(update_fields=["hands", "version", "changed_at"])
    return locked


def _check_alone(draft: EditionDraft) -> None:
    other = EditionDraft.objects.filter(urgent=draft.urgent).exclude(state=EditionDraft.State.PUBLISHED).first()
    if other is None:
        if EditionDraft.objects.filter(number=draft.number).exists():
            raise ValidationError({"number": _("This edition is published already.")})
        return
    told = _("Edition %(number)s is in preparation. Finish it or give it up first.")
    raise ValidationError({"number": told % {"number": other.number}})
