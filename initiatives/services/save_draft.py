"""Saves the version being edited. What is public stays as it is until a moderator approves this version."""

from dataclasses import replace
from uuid import uuid5

from django.db import transaction
from django.utils import timezone

from hub.models import User
from initiatives.content import Content
from initiatives.errors import Changed, RefusedError, WrongState
from initiatives.models import DraftState, Event, Initiative, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.services import locked
from initiatives.services.history import record
from initiatives.services.standing import require_verified
from initiatives.words import WAITS

EDITABLE = frozenset({State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED})


def save_draft(
    *, initiative: Initiative, by: User, content: Content, version: int, by_itself: bool = False
) -> Initiative:
    """Store `content`, written on top of `version`; what waits for a moderator comes back to its author.

    Saved `by_itself`, while somebody types, it takes nothing back, and a row of such saves is one step of the history.
    A form says nothing of files: those of the draft stay.
    """
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        if row.draft.version != version and row.state in EDITABLE:
            raise Changed
        return keep(row, by=by, content=replace(content, files=row.draft.content.files), by_itself=by_itself)


def keep(row: Initiative, *, by: User, content: Content, by_itself: bool = False) -> Initiative:
    """Make `content` the newest version of a locked initiative; the same content is no new version."""
    with transaction.atomic():
        require_verified(row.organisation)
        if row.state not in EDITABLE:
            raise WrongState(row.state, State.DRAFT)
        draft = row.draft
        if by_itself and draft.state == DraftState.SUBMITTED:
            raise RefusedError(WAITS)
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
        if not (by_itself and _goes_on(row, by)):
            record(initiative=row, what=Event.What.EDITED, by=by, role=Event.Role.AUTHOR)
    return row


def _goes_on(row: Initiative, by: User) -> bool:
    """Whether the last step of the history is the same person's writing."""
    last = row.events.last()
    return last is not None and last.actor == by.key and last.what in {Event.What.STARTED, Event.What.EDITED}
