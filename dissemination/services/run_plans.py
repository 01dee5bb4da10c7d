"""Move every approved plan on: write its deliveries, hand them over, and close it when nothing is open any more."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.message import MessageState, OutboundMessage
from dissemination.models.plan import Plan
from dissemination.queries.heavy import WATCHED
from dissemination.services.cancel_waiting import cancel_waiting
from dissemination.services.hand_over import hand_over
from dissemination.services.lighten import lighten
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.project import project_plan
from dissemination.services.remind import remind
from dissemination.services.stop_withdrawn import stop_withdrawn


def run_plans() -> None:
    """Idempotent: what a crash left half done is done by the next run."""
    stop_withdrawn()
    for plan in Plan.objects.due():
        plan_deliveries(plan=plan)
    lighten()
    for plan in Plan.objects.filter(state=Plan.State.RUNNING):
        hand_over(plan=plan)
        project_plan(plan=plan)
        _close(plan)
    remind()
    for plan in Plan.objects.filter(state=Plan.State.CANCELLED):
        waits = Q(state=MessageState.QUEUED) | Q(state=MessageState.HELD, doubts=0)
        if OutboundMessage.objects.of_group(plan.group).filter(waits).exists():
            cancel_waiting(plan=plan)
    for plan in Plan.objects.filter(ended_at__gt=timezone.now() - WATCHED):
        project_plan(plan=plan)  # a worker may have died over the last answers


def _close(plan: Plan) -> None:
    open_messages = OutboundMessage.objects.of_group(plan.group).unfinished()
    planned = Delivery.objects.filter(plan=OuterRef("pk"), state=DeliveryState.PLANNED, channel=OuterRef("channel"))
    if not open_messages.exists():
        Plan.objects.filter(~Exists(planned), pk=plan.pk, state=Plan.State.RUNNING, paused=False).update(
            state=Plan.State.COMPLETE, ended_at=timezone.now()
        )
