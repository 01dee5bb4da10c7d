"""Begins an edition: a number, a title, a day, and a change note for every paragraph that changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import ChangeKind
from manual.models import DraftNote, Edition, EditionDraft
from manual.queries import changes, snapshot


def prepare_edition(*, number: str, title: str, effective: date, by: Any) -> EditionDraft:
    """Create the draft with its gathered notes. Raises ValidationError where the number is taken or not the next."""
    with transaction.atomic():
        check_number(number)
        draft = EditionDraft(number=number, title=title, effective=effective, prepared_by=by, hands=[by.pk])
        draft.full_clean()
        draft.save()
        gather_notes(draft=draft)
    return draft


def check_number(number: str) -> None:
    """Raise ValidationError at the field unless `number` is free and comes after every published edition."""
    if Edition.objects.filter(number=number).exists():
        raise ValidationError({"number": _("This edition is published already.")})
    newest = Edition.objects.first()
    if newest and Edition.order_of(number) <= newest.order:
        raise ValidationError(
            {"number": _("The newest edition is %(number)s; choose a higher number.") % {"number": newest.number}}
        )


def gather_notes(*, draft: EditionDraft) -> None:
    """Bring the notes up to date with the text; what the editor wrote stays. Runs in the caller's transaction."""
    found = changes.since(Edition.objects.first(), snapshot.source(on=draft.effective))
    kept = {(note.page_key, note.block_id): note for note in draft.notes.all()}
    present = {(change.page_key, change.block_id) for change in found}
    draft.notes.filter(pk__in=[note.pk for place, note in kept.items() if place not in present]).delete()
    for order, change in enumerate(found):
        note = kept.get((change.page_key, change.block_id)) or DraftNote(
            draft=draft, page_key=change.page_key, block_id=change.block_id, kind=change.kind, text=change.note
        )
        note.number, note.change, note.order = change.number, change.change, order
        note.save()


def complete_notes(*, draft: EditionDraft, said: Mapping[int, tuple[str, str]], by: Any) -> None:
    """Write kind and text of notes, by their keys. Raises ValidationError once the draft is out of hand."""
    with transaction.atomic():
        locked = EditionDraft.objects.select_for_update().get(pk=draft.pk)
        if locked.state != EditionDraft.State.DRAFT:
            raise ValidationError(_("This edition waits for approval; ask for it back before you change it."))
        for note in locked.notes.filter(pk__in=said):
            note.kind, note.text = ChangeKind(said[note.pk][0]), said[note.pk][1]
            note.save(update_fields=["kind", "text"])
        locked.hands = sorted({*locked.hands, by.pk})
        locked.changed_at = timezone.now()
        locked.save(update_fields=["hands", "changed_at"])
