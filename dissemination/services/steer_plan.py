"""Pause a distribution, go on with it, or cancel what has not gone out yet."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.kinds import Lane
from dissemination.models.plan import Plan
from dissemination.permissions import may_plan
from dissemination.services.cancel_waiting import cancel_reminders, cancel_waiting


def pause_plan(*, plan: Plan, by: Any) -> None:
    """What a worker has in its hands still goes out; the rest is not claimed (see `claim`)."""
    with transaction.atomic():
        running = _steerable(plan, by)
        Plan.objects.filter(pk=running.pk).update(paused=True)


def resume_plan(*, plan: Plan, by: Any) -> None:
    with transaction.atomic():
        running = _steerable(plan, by)
        Plan.objects.filter(pk=running.pk).update(paused=False, stopped_for="")
        doorbell.ring(Lane.NORMAL)
        doorbell.ring_plans()


def let_go(*, plan: Plan, by: Any) -> None:
    """A plan that waits for its hour goes out at once; one that does not wait is left as it is."""
    with transaction.atomic():
        waiting = _steerable(plan, by)
        if waiting.is_waiting:
            Plan.objects.filter(pk=waiting.pk).update(goes_out_at=timezone.now())
            doorbell.ring_plans()


def stop_reminders(*, plan: Plan, by: Any) -> None:
    """Also of a plan that is complete: none is written any more, and none that waits goes out."""
    if not may_plan(by):
        raise PermissionDenied
    with transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(remind_after=0)
        cancel_reminders(plan=plan)


def cancel_plan(*, plan: Plan, by: Any) -> None:
    """The rest is not sent. What is in doubt stays for evidence to settle, and is not sent again either."""
    with transaction.atomic():
        running = _steerable(plan, by)
        running.state, running.paused, running.stopped_for = Plan.State.CANCELLED, False, ""
        running.ended_at = timezone.now()
        running.save(update_fields=["state", "paused", "stopped_for", "ended_at"])
        cancel_waiting(plan=running)


def _steerable(plan: Plan, by: Any) -> Plan:
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if not may_plan(by) or locked.state in {Plan.State.COMPLETE, Plan.State.CANCELLED}:
        raise PermissionDenied
    return locked
