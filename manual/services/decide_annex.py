"""Approves the text of a national annex, gives it back, or takes the annex away."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.ports import versions
from hub.ports.tell import tell
from manual import desks
from manual.models import Annex, AnnexRevision
from manual.queries.annex_desk import hash_of
from manual.services.sentence import sentence
from manual.services.write_annex import check_place

State = AnnexRevision.State


def approve_annex(*, annex: Annex, read: str, by: Any) -> None:
    """Make the waiting text public with its day of review, if `by` read just that (its hash) and others wrote it."""
    with transaction.atomic():
        locked, waiting = _waiting(annex, by)
        check_place(locked.page_key, locked.language)
        if hash_of(waiting) != read:
            raise ValidationError(_("Somebody else has moved this text on. Look at it again."))
        waiting.state, waiting.decided_by, waiting.decided_at = State.APPROVED, by, timezone.now()
        waiting.save()
        locked.withdrawn_at = None
        locked.save()
        versions.bump()
        tell("annex_approved", key=str(locked.page_key))


def return_annex(*, annex: Annex, reason: str, by: Any) -> None:
    """Give the text back to be written further."""
    reason = sentence(reason, missing=_("Say why you give it back."))
    with transaction.atomic():
        _locked, waiting = _waiting(annex, by)
        waiting.state, waiting.returned = State.DRAFT, reason
        waiting.save()


def withdraw_annex(*, annex: Annex, by: Any) -> None:
    """Take the annex from readers at once; its texts stay."""
    if not desks.may_withdraw(by, annex):
        raise PermissionDenied
    with transaction.atomic():
        Annex.objects.filter(pk=annex.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
        versions.bump()
        tell("annex_removed", key=str(annex.page_key))


def _waiting(annex: Annex, by: Any) -> tuple[Annex, AnnexRevision]:
    locked = Annex.objects.select_for_update().get(pk=annex.pk)
    waiting = locked.revisions.filter(state=State.SUBMITTED).first()
    if waiting is None:
        raise ValidationError(_("Somebody else has moved this text on. Look at it again."))
    if not desks.may_decide(by, waiting):
        raise PermissionDenied(_("An annex is approved by a second person."))
    return locked, waiting
