"""Deliveries whose mail with the PDF was too big for the other side, and that get the link alone instead."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Mode, Plan
from dissemination.queries.editions import withdrawn_editions
from dissemination.queries.to_remind import answered
from dissemination.queries.too_big import was_too_big

WATCHED = timedelta(days=1)


def plans_with_pdf() -> QuerySet[Plan]:
    """Those that run, or ended less than a day ago."""
    ended_lately = Q(state=Plan.State.COMPLETE, ended_at__gt=timezone.now() - WATCHED)
    return Plan.objects.filter(ended_lately | Q(state=Plan.State.RUNNING), mode=Mode.ATTACHMENT)


def heavy() -> QuerySet[Delivery]:
    """Of these plans the deliveries that wait for the link.

    Not where the edition or the link was withdrawn, the contact is not written to any more, or its agency has answered.
    """
    told = DeliveryEvent.objects.filter(was_too_big(), delivery_id=OuterRef("pk"))
    return Delivery.objects.filter(
        Exists(told),
        ~Exists(_lighter("pk")),
        ~Exists(answered(OuterRef("plan__edition"))),
        plan__in=plans_with_pdf().exclude(edition__in=withdrawn_editions()),
        contact__status=Contact.Status.ACTIVE,
        contact__email__isnull=False,
        revoked_at=None,
    )


def settled_by_the_link(events: Collection[int]) -> set[int]:
    """Of these events those that need nobody: the link follows the message that they are about, or did."""
    if not events:
        return set()
    about = OutboundMessage.objects.filter(pk=OuterRef("message_id")).values("created_at")
    found = DeliveryEvent.objects.filter(was_too_big(), pk__in=events).annotate(written_at=Subquery(about))
    followed = Exists(_lighter("delivery_id").filter(created_at__gt=OuterRef("written_at")))
    return set(found.filter(Q(delivery_id__in=heavy().values("pk")) | followed).values_list("pk", flat=True))


def _lighter(delivery: str) -> QuerySet[OutboundMessage]:
    """For `Exists`: the link alone, by the name of the field that holds the delivery."""
    key = Concat(Value("lo:"), Cast(OuterRef(delivery), CharField()), output_field=CharField())
    return OutboundMessage.objects.filter(delivery_id=OuterRef(delivery), idempotency_key=key)
