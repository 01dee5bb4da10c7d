"""Reports that mail came back, as they are known once they were read, and the case they open."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from dissemination.models import BounceCase, DeliveryEvent, OutboundMessage
from dissemination.services.follow_bounces import follow_bounces

ADDRESS = "desk@police.example.org"


def see(message: OutboundMessage, kind: str, enhanced: str = "", days_ago: float = 0, **detail: object) -> None:
    DeliveryEvent.objects.create(
        message_id=message.pk,
        delivery_id=message.delivery_id,
        source="dsn",
        source_event_id=str(uuid4()),
        kind=kind,
        occurred_at=timezone.now() - timedelta(days=days_ago),
        detail={"enhanced": enhanced, **detail},
    )


def case_of(
    message: OutboundMessage, kind: str = "bounced_hard", enhanced: str = "5.1.1", **detail: object
) -> BounceCase:
    see(message, kind, enhanced, **detail)
    follow_bounces()
    return BounceCase.objects.filter(state="open").earliest("pk")
