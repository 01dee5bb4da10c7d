"""What follows from answers: deliveries show them, and addresses that do not exist are not written to again."""

from collections.abc import Sequence
from uuid import UUID

from dissemination.models.directory import Contact
from dissemination.models.event import EventKind
from dissemination.models.message import OutboundMessage
from dissemination.models.suppression import Suppression
from dissemination.services.project import project
from dissemination.services.record import Result
from dissemination.services.suppress import suppress_hash


def settle(*, deliveries: Sequence[UUID], results: Sequence[Result]) -> None:
    """Idempotent; a crash before it is made good when the plan's events are projected anew."""
    project(deliveries=deliveries)
    gone = [result.message.id for result in results if result.verdict.event == EventKind.BOUNCED_HARD]
    if not gone:
        return
    for known in OutboundMessage.objects.filter(pk__in=gone).values_list("address_hash", flat=True):
        if known:
            suppress_hash(address_hash=bytes(known), scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
            active = Contact.objects.filter(address_hash=bytes(known), status=Contact.Status.ACTIVE)
            active.update(status=Contact.Status.UNDELIVERABLE)
