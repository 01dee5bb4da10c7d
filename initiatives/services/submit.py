"""Hands the version being edited to the moderators, after the machine has read it."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.screening import Finding, screen_places
from initiatives.completeness import gaps
from initiatives.content import Content
from initiatives.errors import Identifying, Incomplete
from initiatives.models import DraftState, Event, Initiative, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.services import locked
from initiatives.services.history import record
from initiatives.services.standing import require_verified


def submit(*, initiative: Initiative, by: User) -> Initiative:
    """Submit the draft. Raises Incomplete, Identifying, RefusedError or WrongState and changes nothing then."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        content = row.draft.content
        missing = gaps(content, filled={str(seat.key): seat.filled for seat in row.seats.all()})
        if missing:
            raise Incomplete(missing)
        found = screened(content)
        if any(finding.is_hard for finding in found):
            raise Identifying([finding for finding in found if finding.is_hard])
        if row.state != State.APPROVED:
            move(row, State.SUBMITTED, INITIATIVE)
        move(row.draft, DraftState.SUBMITTED, DRAFT)
        row.draft.submitted_at = timezone.now()
        row.draft.warnings = [stored(finding) for finding in found]
        row.draft.save()
        row.save(update_fields=["state"])
        record(initiative=row, what=Event.What.SUBMITTED, by=by, role=Event.Role.AUTHOR)
    return row


def screened(content: Content) -> list[Finding]:
    """What the safeguarding screen finds in everything that the author wrote freely."""
    return screen_places(content.words())


def stored(finding: Finding) -> dict[str, str]:
    """A soft finding as the moderator sees it."""
    return {
        "kind": finding.kind.value,
        "place": finding.place,
        "before": finding.before,
        "found": finding.found,
        "after": finding.after,
    }
