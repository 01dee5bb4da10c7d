"""Writes the history of an organisation's verification: one append-only row a step, by whom in which role, unnamed."""

from collections.abc import Mapping
from datetime import date, datetime

from hub.people.models.organisation import Organisation
from hub.people.models.user import User
from hub.people.models.verification import NOBODY, VerificationStep


def record_step(
    *,
    organisation: Organisation,
    what: VerificationStep.What,
    role: VerificationStep.Role,
    by: User | None = None,
    until: datetime | None = None,
    seen_on: Mapping[str, date] | None = None,
) -> VerificationStep:
    """Write the step; call it in the transaction that makes it."""
    return VerificationStep.objects.create(
        organisation=organisation,
        what=what,
        role=role,
        actor=by.key if by else NOBODY,
        until=until,
        seen_on={question: day.isoformat() for question, day in (seen_on or {}).items()},
    )
