"""Saves the version being edited. What is public stays as it is until a moderator approves this version."""

from uuid import uuid5

from django.db import transaction
from django.utils import timezone

from hub.models import User
from initiatives.content import Content
from initiatives.errors import Changed, WrongState
from initiatives.models import DraftState, Event, Initiative, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.services import locked
from initiatives.services.history import record
from initiatives.services.standing import require_verified

EDITABLE = frozenset({State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED})


def save_draft(*, initiative: Initiative, by: User, content: Content, version: int) -> Initiative:
    """Store `content`, written on top of `version`; what waits for a moderator comes back to its author."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        if row.state not in EDITABLE:
            raise WrongState(row.state, State.DRAFT)
        draft = row.draft
        if draft.version != version:
            raise Changed
        known = {seat.key for seat in draft.content.seats} | {str(seat.key) for seat in row.seats.all()}
        namespace = row.submission if draft.version == 1 else uuid5(row.key, str(draft.version))
        data = content.with_seat_keys(frozenset(known), namespace).to_json()
        if data == draft.content.to_json():
            return row
        if row.state == State.SUBMITTED:
            move(row, State.DRAFT, INITIATIVE)
        move(draft, DraftState.OPEN, DRAFT)
        draft.data, draft.version = data, draft.version + 1
        draft.changed_by, draft.changed_at = by, timezone.now()
        draft.submitted_at, draft.warnings = None, []
        draft.save()
        row.save(update_fields=["state"])
        record(initiative=row, what=Event.What.EDITED, by=by, role=Event.Role.AUTHOR)
    return row
