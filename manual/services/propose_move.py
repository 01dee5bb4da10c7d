"""Proposes that a paragraph stands in another section, and takes the proposal back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import ChangeKind
from manual import permissions
from manual.converters import is_citable
from manual.models import CitableNumber, ParagraphMove
from manual.queries import moving


def propose_move(*, number: str, to_key: UUID, after: str, by: Any, kind: str = ChangeKind.PROCEDURE) -> ParagraphMove:
    """Write the proposal down; no text changes.

    Raises PermissionDenied, or ValidationError saying what is in the way.
    """
    if not permissions.may_arrange(by):
        raise PermissionDenied
    with transaction.atomic():
        rows = CitableNumber.objects.select_for_update().filter(number=number)
        row = rows.first() if is_citable(number) else None
        problem = moving.obstacle(row, moving.section(to_key), after)
        if problem or row is None:
            raise ValidationError(problem)
        if ParagraphMove.objects.filter(number=number, state=ParagraphMove.State.PROPOSED).exists():
            raise ValidationError(_("This paragraph waits to be moved already."))
        return ParagraphMove.objects.create(
            number=number,
            block_id=row.block_id,
            from_key=row.page_key,
            to_key=to_key,
            after=after,
            kind=kind,
            proposed_by=by,
        )


def take_back_move(*, move: ParagraphMove, by: Any) -> None:
    """End the proposal. Raises PermissionDenied for anybody but who made it, ValidationError once it is decided."""
    if not permissions.may_take_back_move(by, move):
        raise PermissionDenied
    with transaction.atomic():
        locked = open_move(move)
        locked.state, locked.decided_at = ParagraphMove.State.TAKEN_BACK, timezone.now()
        locked.save(update_fields=["state", "decided_at"])


def open_move(move: ParagraphMove) -> ParagraphMove:
    """The proposal as it is now, locked. Raises ValidationError where it no longer waits."""
    locked = ParagraphMove.objects.select_for_update(of=("self",)).get(pk=move.pk)
    if locked.state != ParagraphMove.State.PROPOSED:
        raise ValidationError(_("Somebody else has decided on this move. Look at it again."))
    return locked
