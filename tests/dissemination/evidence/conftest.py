"""Messages that were handed over, and reports about them as servers write them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from dissemination.models import Delivery, DeliveryEvent, OutboundMessage
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact

HandedOver = Callable[..., OutboundMessage]


@pytest.fixture
def handed_over() -> HandedOver:
    """One contact's message as it is once the relay has it; `state` for one whose end nobody knows."""

    def make(address: str = "desk@police.example.org", state: str = "accepted", country: str = "RO") -> OutboundMessage:
        contact(agency(f"Unit of {address}", country), address)
        approved_plan()
        run_plans()
        message = OutboundMessage.objects.get(to_address=address)
        message.state = state
        message.attempts = 1
        if state == "accepted":
            message.final_at, message.settled_by = timezone.now(), "smtp"
            DeliveryEvent.objects.create(
                message_id=message.pk, delivery_id=message.delivery_id, source="smtp",
                source_event_id=f"{message.pk}:1", kind="accepted", occurred_at=timezone.now(),
            )  # fmt: skip
        if state == "in_doubt":
            message.in_doubt_at, message.doubts = timezone.now(), 1
        message.save()
        return message

    return make


@pytest.fixture
def box(tmp_path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    return tmp_path / "box"


def state_of(message: OutboundMessage) -> str:
    return Delivery.objects.get(pk=message.delivery_id).state


def kinds_of(message: OutboundMessage, source: str = "dsn") -> list[str]:
    return sorted(DeliveryEvent.objects.filter(message_id=message.pk, source=source).values_list("kind", flat=True))
