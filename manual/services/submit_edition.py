"""Hands a prepared edition to a second person, and back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manual.models import EditionDraft
from manual.services.prepare_edition import gather_notes


def submit_edition(*, draft: EditionDraft, by: Any) -> None:
    """Ask for approval. Raises ValidationError where a change note is missing or the draft is not being prepared."""
    with transaction.atomic():
        locked = _locked(draft, EditionDraft.State.DRAFT)
        gather_notes(draft=locked)
        missing = locked.notes.filter(text="").count()
        if not missing:
            locked.state = EditionDraft.State.SUBMITTED
            locked.returned = ""
            locked.hands = sorted({*locked.hands, by.pk})
            locked.changed_at = timezone.now()
            locked.save()
    if missing:
        raise ValidationError(
            ngettext("%(count)d change note is missing.", "%(count)d change notes are missing.", missing)
            % {"count": missing}
        )


def return_edition(*, draft: EditionDraft, reason: str) -> None:
    """Give a submitted edition back to whoever prepares it."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say what is to be changed.")})
    with transaction.atomic():
        locked = _locked(draft, EditionDraft.State.SUBMITTED)
        locked.state, locked.returned, locked.changed_at = EditionDraft.State.DRAFT, reason, timezone.now()
        locked.save()


def _locked(draft: EditionDraft, state: str) -> EditionDraft:
    locked = EditionDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.state != state:
        raise ValidationError(_("Somebody else has moved this edition on. Look at it again."))
    return locked
