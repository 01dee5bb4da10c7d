"""Takes a public initiative from every place at once, in one transaction, broker up or down."""

from collections.abc import Sequence

from django.db import transaction

from hub.models import User
from hub.ports import notices, versions
from hub.ports.tell import tell
from initiatives.emails import letters
from initiatives.errors import RefusedError
from initiatives.models import DraftState, Event, Initiative, Reason, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.claim import settle
from initiatives.services.history import record


def take_down(*, initiative: Initiative, by: User, reasons: Sequence[str], text: str = "") -> Initiative:
    """Take it down and return it to its author with the reasons; a closed one stays closed and answers nobody."""
    if not reasons or not set(reasons) <= set(Reason.values):
        raise RefusedError
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        if row.public_at is None:
            raise RefusedError
        row.public_at = None
        if row.state == State.APPROVED:
            move(row, State.RETURNED, INITIATIVE)
            move(row.draft, DraftState.RETURNED, DRAFT)
        row.draft.reasons, row.draft.reason_text = list(reasons), text
        row.draft.save()
        row.save(update_fields=["state", "public_at"])
        settle(row)
        record(initiative=row, what=Event.What.TAKEN_DOWN, by=by, role=Event.Role.MODERATOR, reasons=list(reasons))
        versions.bump()
        tell("initiative_removed", key=str(row.key))
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(letters.taken_down(initiative=row, to=person))
    return row
