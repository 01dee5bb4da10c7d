"""What follows from answers: deliveries show them, and what came back is followed."""

from collections.abc import Sequence
from uuid import UUID

from dissemination.models.event import FOLLOWED
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.project import project
from dissemination.services.record import Result


def settle(*, deliveries: Sequence[UUID], results: Sequence[Result]) -> None:
    """Idempotent. A crash before it loses nothing: `run_plans` and `reconcile` find the same by the events."""
    project(deliveries=deliveries)
    if any(result.verdict.event in FOLLOWED for result in results):
        follow_bounces()
