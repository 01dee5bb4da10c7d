"""An officer takes back what was entered wrongly: by a second event, so that both stay."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from dissemination.entries import PREFIX
from dissemination.models.delivery import Delivery
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.permissions import may_plan
from dissemination.services.project import project

TAKEN_BACK = "dissemination.taken_back"


def take_back(*, event: DeliveryEvent, by: Any) -> None:
    """Once; `queries/states.py` then counts the first no more. Raises PermissionDenied for what no officer entered."""
    entered = event.source == EventSource.OFFICER and event.source_event_id.startswith(PREFIX)
    if not may_plan(by) or not entered or event.delivery_id is None:
        raise PermissionDenied
    with transaction.atomic():
        _back, new = DeliveryEvent.objects.get_or_create(
            source=EventSource.OFFICER,
            source_event_id=f"back:{event.source_event_id}",
            defaults={"delivery_id": event.delivery_id, "kind": EventKind.RETRACTED, "occurred_at": timezone.now()},
        )
        if new:
            project(deliveries=[event.delivery_id])
            agency = Delivery.objects.get(pk=event.delivery_id).agency
            log(agency, TAKEN_BACK, user=by, data={"event": event.source_event_id})
