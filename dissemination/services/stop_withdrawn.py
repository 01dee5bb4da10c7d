"""Plans of an edition that was withdrawn end by themselves, whatever they had come to."""

from django.db import transaction
from django.utils import timezone

from dissemination.models.plan import Plan, Stopped
from dissemination.services.steer_plan import cancel_waiting
from hub.ports import citable


def stop_withdrawn() -> None:
    """Idempotent. What had gone out has gone out; who got it is told by `tell_holders`."""
    plans = list(Plan.objects.unended())
    if not plans:
        return
    withdrawn = {edition.number for edition in citable.get().editions() if edition.withdrawn}
    for plan in plans:
        if plan.edition in withdrawn:
            _stop(plan)


def _stop(plan: Plan) -> None:
    with transaction.atomic():
        stopped = Plan.objects.unended().filter(pk=plan.pk)
        ended = {"paused": False, "stopped_for": Stopped.WITHDRAWN, "ended_at": timezone.now()}
        if stopped.update(state=Plan.State.CANCELLED, **ended):
            plan.refresh_from_db()
            cancel_waiting(plan=plan)
