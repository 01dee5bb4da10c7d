"""Plans of an edition that was withdrawn end by themselves, whatever they had come to, and nothing of them goes out."""

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from dissemination.models.message import MessageState, OutboundMessage
from dissemination.models.plan import Plan, Stopped
from dissemination.queries.editions import withdrawn_editions
from dissemination.services.cancel_waiting import cancel_messages, cancel_waiting


def stop_withdrawn() -> None:
    """Idempotent. What had gone out has gone out; who got it is told by `tell_holders`."""
    group = Concat(Value("plan:"), Cast(OuterRef("key"), CharField()), output_field=CharField())
    waits = OutboundMessage.objects.filter(group=group, state=MessageState.QUEUED)
    plans = [*Plan.objects.unended(), *Plan.objects.filter(Exists(waits), state=Plan.State.COMPLETE)]
    if not plans:
        return
    withdrawn = withdrawn_editions()
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
        else:  # complete: a reminder, or one that was sent again
            cancel_messages(plan=plan)
