"""Hands a prepared edition to a second person, and back."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manual import permissions
from manual.models import EditionDraft
from manual.queries import readiness
from manual.queries.readiness_line import Line
from manual.services.edition_rules import check_day
from manual.services.prepare_edition import gather_notes
from manual.services.sentence import sentence

SHOWN = 5


def submit_edition(*, draft: EditionDraft, by: Any) -> None:
    """Ask for approval. Raises ValidationError where the text is not ready, or the draft is not being prepared.

    The notes are gathered again even then, so that the editor sees which of them is missing.
    """
    if not permissions.may_prepare(by):
        raise PermissionDenied
    with transaction.atomic():
        locked = _locked(draft, EditionDraft.State.DRAFT)
        check_day(locked.number, locked.effective, backdated=locked.backdated)
        gather_notes(draft=locked)
        found = readiness.blockers(locked, readiness.find(locked.number, locked.effective))
        if not found:
            locked.state = EditionDraft.State.SUBMITTED
            locked.returned = ""
            locked.hands = sorted({*locked.hands, by.pk})
            locked.version += 1
            locked.changed_at = timezone.now()
            locked.save()
    refuse(found)


def refuse(found: Sequence[Line]) -> None:
    """Raise ValidationError with what blocks, the first few in their own words; nothing where the list is empty."""
    if not found:
        return
    told = ngettext(
        "%(count)d thing stands in the way; see how ready it is.",
        "%(count)d things stand in the way; see how ready it is.",
        len(found),
    )
    words = [f"{line.place.number}: {line.words}" if line.place else line.words for line in found[:SHOWN]]
    raise ValidationError([told % {"count": len(found)}, *words])


def return_edition(*, draft: EditionDraft, reason: str, by: Any) -> None:
    """Give a submitted edition back to whoever prepares it; for whom approving it is, and nobody else."""
    with transaction.atomic():
        locked = _locked(draft, EditionDraft.State.SUBMITTED)
        if not permissions.may_approve(by, locked):
            raise PermissionDenied(_("An edition is approved by a second person."))
        reason = sentence(reason, missing=_("Say what is to be changed."))
        locked.state, locked.returned, locked.changed_at = EditionDraft.State.DRAFT, reason, timezone.now()
        locked.version += 1
        locked.save()


def _locked(draft: EditionDraft, state: str) -> EditionDraft:
    locked = EditionDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None or locked.state != state:
        raise ValidationError(_("Somebody else has moved this edition on. Look at it again."))
    return locked
