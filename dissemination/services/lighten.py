"""Where a mail with the PDF was too big for the other side, the same delivery gets the link alone, once."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Mode, Plan
from dissemination.queries.editions import withdrawn_editions
from dissemination.queries.to_remind import answered
from dissemination.queries.too_big import was_too_big
from dissemination.services.delivery_draft import draft_of
from dissemination.services.enqueue import enqueue_many
from dissemination.services.plan_wording import plan_wording
from dissemination.services.project import project

CHUNK = 200


def lighten(*, since: datetime) -> int:
    """Idempotent: the key is the delivery's own. Plans that run, or ended after `since`. Returns how many were new.

    Not where the edition or the link was withdrawn, the contact is not written to any more, or its agency has answered.
    """
    plans = Plan.objects.filter(mode=Mode.ATTACHMENT).filter(
        Q(state=Plan.State.RUNNING) | Q(state=Plan.State.COMPLETE, ended_at__gt=since)
    )
    if not plans:
        return 0
    withdrawn = withdrawn_editions()
    return sum(_lighten(plan) for plan in plans if plan.edition not in withdrawn)


def _lighten(plan: Plan) -> int:
    told = DeliveryEvent.objects.filter(was_too_big(), delivery_id=OuterRef("pk"))
    key = Concat(Value("lo:"), Cast(OuterRef("pk"), CharField()), output_field=CharField())
    lighter = OutboundMessage.objects.filter(delivery_id=OuterRef("pk"), idempotency_key=key)
    heavy = Delivery.objects.filter(Exists(told), ~Exists(lighter), ~Exists(answered(plan.edition)), plan=plan)
    heavy = heavy.filter(contact__status=Contact.Status.ACTIVE, contact__email__isnull=False, revoked_at=None)
    rows = heavy.select_related("contact", "agency__organisation", "distribution").order_by("pk")[:CHUNK]
    with transaction.atomic():
        drafts = [
            draft_of(
                plan,
                delivery,
                key=f"lo:{delivery.pk}",
                wording=plan_wording(plan=plan, language=delivery.distribution.language, link_only=True),
            )
            for delivery in rows
        ]
        new = enqueue_many(drafts)
        project(deliveries=[draft.delivery_id for draft in drafts if draft.delivery_id])
    return new
