"""Pause a distribution, go on with it, or cancel what has not gone out yet."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.kinds import Lane
from dissemination.models.event import EventSource
from dissemination.models.plan import Plan
from dissemination.permissions import may_plan
from dissemination.services.project import project

UNWRITTEN = """
INSERT INTO dissemination_deliveryevent (delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, %(by)s, id || ':cancelled', 'cancelled', statement_timestamp(), '{}'
FROM dissemination_delivery WHERE plan_id = %(plan)s AND state = 'planned'
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""

CANCEL = """
WITH ended AS (
    UPDATE dissemination_outboundmessage
    SET state = 'cancelled', held = '', final_at = statement_timestamp(), settled_by = %(by)s
    WHERE "group" = %(group)s AND state = 'queued'
    RETURNING id, delivery_id
)
INSERT INTO dissemination_deliveryevent
    (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, delivery_id, %(by)s, id || ':cancelled', 'cancelled', statement_timestamp(), '{}' FROM ended
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""


def pause_plan(*, plan: Plan, by: Any) -> None:
    """What a worker has in its hands still goes out; the rest is not claimed (see `claim`)."""
    with transaction.atomic():
        running = _steerable(plan, by)
        Plan.objects.filter(pk=running.pk).update(paused=True)


def resume_plan(*, plan: Plan, by: Any) -> None:
    with transaction.atomic():
        running = _steerable(plan, by)
        Plan.objects.filter(pk=running.pk).update(paused=False)
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
    """Also of a plan that is complete: those that are not written yet are never written."""
    if not may_plan(by):
        raise PermissionDenied
    with transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(remind_after=0)


def cancel_plan(*, plan: Plan, by: Any) -> None:
    """The rest is not sent. What is in doubt stays for evidence to settle, and is not sent again either."""
    with transaction.atomic():
        running = _steerable(plan, by)
        Plan.objects.filter(pk=running.pk).update(state=Plan.State.CANCELLED, paused=False, ended_at=timezone.now())
        cancel_waiting(plan=running)


def cancel_waiting(*, plan: Plan) -> None:
    """End what waits in a cancelled plan, also what came back from doubt afterwards."""
    by = EventSource.POLICY if plan.stopped_for else EventSource.OFFICER
    values: dict[str, Any] = {"plan": plan.pk, "group": plan.group, "by": by.value}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(UNWRITTEN, values)
        ended = cursor.fetchall()
        cursor.execute(CANCEL, values)
        ended += cursor.fetchall()
        project(deliveries=[delivery for (delivery,) in ended if delivery])


def _steerable(plan: Plan, by: Any) -> Plan:
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if not may_plan(by) or locked.state in {Plan.State.COMPLETE, Plan.State.CANCELLED}:
        raise PermissionDenied
    return locked
