"""Says that a finding changes nothing in a place for now, and why."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.models import User
from hub.ports import versions
from research.access import answers_findings
from research.models import Decision, Finding
from research.services.screened import refuse_what_points_to_somebody


def decide(*, finding: Finding, number: str, reason: str, look_again_on: date | None, by: User) -> Decision:
    """Readers see it at once.

    Raises PermissionDenied for who may not, ValueError for a place it does not concern, PointsToSomebodyError.
    """
    if not answers_findings(by):
        raise PermissionDenied
    if number not in finding.numbers:
        raise ValueError(number)
    refuse_what_points_to_somebody(reason)
    with transaction.atomic():
        decision = Decision.objects.create(
            finding=finding, number=number, reason=reason, look_again_on=look_again_on, decided_by=by.key
        )
        versions.bump()
    return decision
