"""Why a contact was, or was not, sent each distribution: the facts, and for each the sentence that they amount to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Plan
from dissemination.models.suppression import Suppression
from dissemination.queries.barred import SCOPES
from dissemination.why_not import Facts, barred_now, left_out
from dissemination.why_sent import sent

LATEST = 50


@dataclass(frozen=True)
class Because:
    """One distribution and the sentence about it; `delivery` where it was planned for this contact."""

    plan: Plan
    delivery: Delivery | None
    sentence: str


@dataclass(frozen=True)
class Why:
    """`now`: why nothing is sent to the contact at present; empty where it is. `because`: the newest plans first."""

    now: Sequence[str]
    because: Sequence[Because]


def why(contact: Contact) -> Why:
    """Of a contact that was read with its agency, organisation and country. Five queries."""
    plans = list(Plan.objects.exclude(state=Plan.State.DRAFT).order_by("-created_at")[:LATEST])
    rows = Delivery.objects.filter(Q(contact=contact) | Q(agency=contact.agency_id)).select_related(
        "plan", "distribution", "contact"
    )
    deliveries = list(rows.order_by("-plan__created_at"))
    own = {row.plan_id: row for row in deliveries if row.contact_id == contact.pk}
    messages = _newest_messages(own.values())
    events = list(DeliveryEvent.objects.filter(delivery_id__in=[row.pk for row in own.values()]).order_by("pk"))
    found = Suppression.objects.standing().filter(address_hash=contact.address_hash, scope__in=SCOPES)
    facts = Facts(contact, deliveries, events, list(found) if contact.address_hash else [])
    because = []
    for plan in plans:
        row = own.get(plan.pk)
        if row is None:
            sentence = left_out(plan, facts)
        else:
            of_row = [event for event in events if event.delivery_id == row.pk]
            sentence = sent(plan, row, messages.get(row.pk), of_row, facts)
        because.append(Because(plan, row, sentence))
    return Why(barred_now(facts), because)


def _newest_messages(deliveries: Iterable[Delivery]) -> dict[UUID, OutboundMessage]:
    found = OutboundMessage.objects.filter(delivery_id__in=[row.pk for row in deliveries]).order_by("created_at")
    return {message.delivery_id: message for message in found if message.delivery_id}
