"""One more message of a delivery, with a link of its own; the plan that had ended goes on with it."""

from uuid import UUID

from dissemination.models.delivery import Delivery
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Plan
from dissemination.services.delivery_draft import draft_of
from dissemination.services.enqueue import enqueue
from dissemination.services.inform_contacts import inform_before
from dissemination.services.plan_wording import plan_wording
from dissemination.services.project import project


def write_again(*, plan: Plan, of: Delivery, to: Delivery, key: str) -> UUID:
    """In the caller's transaction, which holds `plan`. `to` is `of` itself, or what took its place.

    Where the PDF was too big for `of`, the link goes alone.
    """
    lighter = OutboundMessage.objects.filter(idempotency_key=f"lo:{of.pk}").exists()
    wording = plan_wording(plan=plan, language=to.distribution.language, link_only=lighter)
    if to.contact_id:
        inform_before([to.contact_id])
    written = enqueue(draft_of(plan, to, key=key, wording=wording))
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.RUNNING, ended_at=None)
    project(deliveries=[of.pk, to.pk])
    return written
