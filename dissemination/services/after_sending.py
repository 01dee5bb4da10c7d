"""What follows from answers: addresses that do not exist are not written to again."""

from collections.abc import Sequence
from uuid import UUID

from dissemination.models.event import EventKind
from dissemination.models.message import OutboundMessage
from dissemination.models.suppression import Suppression
from dissemination.services.record import Result
from dissemination.services.suppress import suppress_hash


def settle(*, deliveries: Sequence[UUID], results: Sequence[Result]) -> None:
    """Idempotent: a crash before it is made good when the events are projected anew."""
    gone = [result.message for result in results if result.verdict.event == EventKind.BOUNCED_HARD]
    for address_hash in OutboundMessage.objects.filter(pk__in=[message.id for message in gone]).values_list(
        "address_hash", flat=True
    ):
        if address_hash:
            suppress_hash(
                address_hash=bytes(address_hash),
                scope=Suppression.Scope.ALL,
                reason=Suppression.Reason.HARD_BOUNCE,
            )
