"""Gives a submitted version back to its author, with reasons that they read in their own language."""

from collections.abc import Sequence

from django.db import transaction

from hub.models import User
from hub.ports import notices
from initiatives.emails import letters
from initiatives.errors import Changed, RefusedError, WrongState
from initiatives.models import DraftState, Event, Initiative, Reason, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.claim import require_free, settle
from initiatives.services.history import record


def return_with_reason(
    *, initiative: Initiative, by: User, version: int, reasons: Sequence[str], text: str = ""
) -> Initiative:
    """Return the `version` that the moderator read; at least one reason from `Reason`."""
    if not reasons or not set(reasons) <= set(Reason.values):
        raise RefusedError
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        if row.draft.version != version:
            raise Changed
        require_free(row, by)
        if row.draft.state != DraftState.SUBMITTED:
            raise WrongState(row.draft.state, DraftState.RETURNED)
        if row.state != State.APPROVED:
            move(row, State.RETURNED, INITIATIVE)
        move(row.draft, DraftState.RETURNED, DRAFT)
        row.draft.reasons, row.draft.reason_text = list(reasons), text
        row.draft.save()
        row.save(update_fields=["state"])
        settle(row)
        record(initiative=row, what=Event.What.RETURNED, by=by, role=Event.Role.MODERATOR, reasons=list(reasons))
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(letters.returned(initiative=row, to=person))
    return row
