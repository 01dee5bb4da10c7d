"""Write the messages of planned deliveries, some hundreds at a time; a crash between two chunks loses nothing."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from dissemination.keys import link_token, token_hash
from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.plan import Channel, Plan
from dissemination.services.delivery_draft import ACK, draft_of
from dissemination.services.enqueue import Draft, Wording, enqueue_many
from dissemination.services.inform_contacts import inform_before
from dissemination.services.plan_wording import plan_wording
from dissemination.services.project import project
from hub.faultpoints import crashpoint

CHUNK = 500


def hand_over(*, plan: Plan) -> int:
    """Returns how many deliveries are on their way now, or given up."""
    wordings: dict[int, Wording] = {}
    written = 0
    while chunk := _chunk(plan, wordings):
        crashpoint("chunk")
        written += chunk
    return written


def _chunk(plan: Plan, wordings: dict[int, Wording]) -> int:
    with transaction.atomic():
        running = Plan.objects.select_for_update().filter(pk=plan.pk, state=Plan.State.RUNNING, paused=False).first()
        if running is None:
            return 0
        planned = Delivery.objects.filter(plan=running, state=DeliveryState.PLANNED, channel=Channel.EMAIL)
        planned = planned.select_related("distribution", "contact", "agency__organisation")
        deliveries = list(planned.order_by("pk")[:CHUNK])  # whoever writes to a planned delivery holds its plan
        if not deliveries:
            return 0
        reached = [delivery for delivery in deliveries if delivery.contact and delivery.contact.email]
        inform_before(delivery.contact_id for delivery in reached if delivery.contact_id)
        enqueue_many([_draft(running, delivery, wordings) for delivery in reached])
        _give_up([delivery for delivery in deliveries if delivery not in reached])
        moved = project(deliveries=[delivery.pk for delivery in deliveries])
        for delivery in deliveries:
            delivery.token_sha256 = token_hash(link_token(ACK, delivery.pk, delivery.token_version))
        Delivery.objects.bulk_update(deliveries, ["token_sha256"])
    return moved


def _give_up(deliveries: Sequence[Delivery]) -> None:
    """Their contacts were erased since the plan was approved."""
    now = timezone.now()
    DeliveryEvent.objects.bulk_create(
        [
            DeliveryEvent(
                delivery_id=delivery.pk,
                source=EventSource.POLICY,
                source_event_id=f"{delivery.pk}:{EventKind.CANCELLED}",
                kind=EventKind.CANCELLED,
                occurred_at=now,
            )
            for delivery in deliveries
        ],
        ignore_conflicts=True,
    )


def _draft(plan: Plan, delivery: Delivery, wordings: dict[int, Wording]) -> Draft:
    language = delivery.distribution.language
    if delivery.distribution_id not in wordings:
        wordings[delivery.distribution_id] = plan_wording(plan=plan, language=language)
    return draft_of(plan, delivery, key=f"ds:{delivery.pk}", wording=wordings[delivery.distribution_id])
