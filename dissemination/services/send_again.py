"""An edition once more where its mail came back: a message of its own, with the link of whom it goes to."""

from uuid import UUID

from dissemination.models.bounce_case import BounceCase
from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Plan
from dissemination.queries.repeatable import repeatable
from dissemination.services.substitute import substitute
from dissemination.services.write_again import write_again


def send_again(*, case: BounceCase, to: Contact) -> UUID | None:
    """In the caller's transaction, idempotent for a case. None where it is not sent again, see `repeatable`."""
    delivery = repeatable([case], OutboundMessage.objects.in_bulk([case.message_id])).get(case.key)
    if delivery is None or not to.email or to.agency_id != delivery.agency_id:
        return None
    plan = Plan.objects.select_for_update().get(pk=delivery.plan_id)
    goes_to = delivery if to.pk == delivery.contact_id else _in_place_of(delivery, to)
    return write_again(plan=plan, of=delivery, to=goes_to, key=f"rs:{case.message_id}:{case.key}")


def _in_place_of(delivery: Delivery, to: Contact) -> Delivery:
    """The contact's own, so that no later plan of the edition goes there again."""
    there = delivery.plan.deliveries.filter(contact=to).select_related(
        "distribution", "contact", "agency__organisation"
    )
    return there.first() or substitute(delivery=delivery, to=to)
