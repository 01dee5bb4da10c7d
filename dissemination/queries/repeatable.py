"""Which cases of mail that came back may be settled by sending the edition again."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from dissemination.models.bounce_case import BounceCase
from dissemination.models.delivery import Delivery
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Channel, Plan
from dissemination.queries.editions import withdrawn_editions


def repeatable(cases: Sequence[BounceCase], messages: Mapping[UUID, OutboundMessage]) -> dict[UUID, Delivery]:
    """By a case's key the delivery that its message was of; `messages` by their ids. One query and the editions.

    Other mail, such as a digest, is full of links of the person that it was written to, and is never sent again.
    """
    wanted = {case.key: message for case in cases if (message := messages.get(case.message_id))}
    withdrawn = withdrawn_editions()
    rows = (
        Delivery.objects.filter(
            pk__in=[message.delivery_id for message in wanted.values() if message.delivery_id],
            channel=Channel.EMAIL,
            revoked_at=None,
            plan__state__in=[Plan.State.RUNNING, Plan.State.COMPLETE],
        )
        .exclude(distribution__edition__in=withdrawn)
        .select_related("plan", "distribution", "contact", "agency__organisation")
    )
    found: dict[UUID | None, Delivery] = {row.pk: row for row in rows}
    return {
        case.key: delivery
        for case in cases
        if case.key in wanted
        and (delivery := found.get(wanted[case.key].delivery_id))
        and delivery.agency_id == case.agency_id
    }
