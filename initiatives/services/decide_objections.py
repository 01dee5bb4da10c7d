"""A moderator lifts or upholds each finding that an author contests. One upheld finding sends the version back."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from hub.models import User
from initiatives.errors import Changed, RefusedError, WrongState
from initiatives.models import DraftState, Event, Initiative, Objection, Reason
from initiatives.queries.findings import contested
from initiatives.services import locked
from initiatives.services.claim import require_free
from initiatives.services.history import record
from initiatives.services.return_with_reason import return_with_reason
from initiatives.words import DECIDE_EACH

DECISIONS = {Objection.State.LIFTED: Event.What.LIFTED, Objection.State.UPHELD: Event.What.UPHELD}


def decide_objections(
    *, initiative: Initiative, by: User, version: int, decisions: Mapping[str, str], text: str = ""
) -> bool:
    """Whether all were lifted. `decisions`: `lifted` or `upheld` by digest, for every finding that waits."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        if row.draft.version != version:
            raise Changed
        if row.draft.state != DraftState.SUBMITTED:
            raise WrongState(row.draft.state, DraftState.RETURNED)
        require_free(row, by)
        waiting = {one.objection.digest: one.objection for one in contested(row, row.draft.content) if one.waits}
        if not waiting or set(waiting) != set(decisions) or not set(decisions.values()) <= set(DECISIONS):
            raise RefusedError(DECIDE_EACH)
        for digest, decision in decisions.items():
            objection = waiting[digest]
            objection.state, objection.decided_at = decision, timezone.now()
            objection.save(update_fields=["state", "decided_at"])
        for decision in sorted(set(decisions.values())):
            record(initiative=row, what=DECISIONS[Objection.State(decision)], by=by, role=Event.Role.MODERATOR)
        if Objection.State.UPHELD in decisions.values():
            return_with_reason(initiative=row, by=by, version=version, reasons=[Reason.IDENTIFYING], text=text)
            return False
    return True
