"""Who holds an edition and does not know yet that it was corrected or withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from dissemination.keys import call_key
from dissemination.models.delivery import HOLDS, Delivery, DeliveryState
from dissemination.models.directory import Agency, Contact
from dissemination.models.event import DeliveryEvent, EventSource
from dissemination.models.message import OutboundMessage
from dissemination.queries.matters import Matter

HOLDING = (*HOLDS, DeliveryState.WAITING)
"""Also what is on its way: it arrives as it was. Who said "not for us" does not work by it, but has it."""


@dataclass(frozen=True)
class Holder:
    """One contact to tell, and the edition that its agency holds."""

    contact: UUID
    address: str
    language: str
    agency: str
    edition: str


def to_tell(matter: Matter, limit: int) -> list[Holder]:
    """Contacts that an edition of `matter` was sent to; where an agency has none of them left, its other contacts.

    Without those to whom a message about it was written. One query.
    """
    deliveries = _deliveries(matter)
    received = deliveries.filter(contact=OuterRef("pk"))
    active = Contact.objects.filter(status=Contact.Status.ACTIVE, agency__in=Agency.objects.valid())
    reached = deliveries.filter(agency=OuterRef("agency"), contact__status=Contact.Status.ACTIVE)
    of_agency = deliveries.filter(agency=OuterRef("agency"))
    asked = active.filter(Exists(received)) | active.filter(Exists(of_agency)).exclude(Exists(reached))
    rows = (
        asked.exclude(Exists(_told(matter.key)))
        .annotate(held=Subquery(of_agency.order_by("-state_at").values("distribution__edition")[:1]))
        .select_related("agency__organisation")
        .order_by("pk")[:limit]
    )
    return [
        Holder(row.pk, row.email or "", row.language, row.agency.organisation.name, row.held)
        for row in rows
        if row.agency
    ]


def beyond_reach(matter: Matter) -> list[Agency]:
    """Agencies that hold an edition of `matter`, have no contact to whom one may write, and were not called yet."""
    active = Contact.objects.filter(agency=OuterRef("pk"), status=Contact.Status.ACTIVE)
    held = _deliveries(matter).filter(agency=OuterRef("pk"))
    key = Concat(Value(call_key(matter.key)), Cast(OuterRef("key"), CharField()), output_field=CharField())
    called = DeliveryEvent.objects.filter(source=EventSource.OFFICER, source_event_id=key)
    found = Agency.objects.valid().filter(Exists(held)).exclude(Exists(active)).exclude(Exists(called))
    return list(found.select_related("organisation"))


def newest_held(agency: Agency, matter: Matter) -> Delivery:
    """The delivery by which the agency has an edition of `matter`. Raises Delivery.DoesNotExist where it holds none."""
    return _deliveries(matter).filter(agency=agency).latest("state_at")


def _deliveries(matter: Matter) -> QuerySet[Delivery]:
    states = HOLDING if matter.correction else (*HOLDING, DeliveryState.DECLINED)
    return Delivery.objects.filter(distribution__edition__in=matter.held, state__in=states)


def _told(group: str) -> QuerySet[OutboundMessage]:
    key = Concat(Value("contact:"), Cast(OuterRef("pk"), CharField()), output_field=CharField())
    return OutboundMessage.objects.of_group(group).filter(recipient=key)
