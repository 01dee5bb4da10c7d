"""A mail to a canary has come back to the mailbox of the Hub: its message has arrived."""

from dissemination.models import DeliveryEvent, OutboundMessage, Subscription
from dissemination.models.event import EventKind, EventSource
from dissemination.queries.canaries import SOURCE
from hub.ports.inbox import IncomingMail

LOCAL_PART = "canary"


def hear_canary(mail: IncomingMail) -> None:
    """Idempotent. Mail that is none of ours, or that was written to somebody else, says nothing."""
    message = OutboundMessage.objects.filter(rfc_message_id=mail.message_id).first()
    if message is None:
        return
    key = message.recipient.partition("subscriber:")[2]
    if not key or not Subscription.objects.filter(subscriber__key=key, source=SOURCE).exists():
        return
    DeliveryEvent.objects.get_or_create(
        source=EventSource.MAILBOX,
        source_event_id=f"{message.pk}:arrived",
        defaults={"message_id": message.pk, "kind": EventKind.DELIVERED, "occurred_at": mail.received_at},
    )
