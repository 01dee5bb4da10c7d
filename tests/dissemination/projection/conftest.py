"""A delivery with several messages, and things seen of it."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from dissemination.models import Agency, Delivery, DeliveryEvent, Plan
from dissemination.services.enqueue import Draft, Wording, enqueue
from tests.dissemination.directory import agency, approved_plan, contact

BEGUN = timezone.now().replace(microsecond=0) - timedelta(days=20)
MakeDelivery = Callable[..., Delivery]
_numbers = count()


@pytest.fixture
def plan() -> Plan:
    return approved_plan()


@pytest.fixture
def delivery(plan: Plan) -> MakeDelivery:
    def make(of: Agency | None = None, language: str = "ro") -> Delivery:
        number = next(_numbers)
        unit = of or agency(f"Unit {number}")
        return Delivery.objects.create(
            id=uuid4(),
            plan=plan,
            distribution=plan.distributions.get(language=language),
            agency=unit,
            contact=contact(unit, f"unit{number}@example.org"),
        )

    return make


def message_of(delivery: Delivery) -> UUID:
    wording = Wording(language="ro", subject="s", text="t")
    draft = Draft(
        key=f"test:{uuid4()}",
        kind="distribution",
        recipient="x",
        address="x@example.org",
        wording=wording,
        delivery_id=delivery.pk,
    )
    return enqueue(draft)


def see(delivery: Delivery, kind: str, message: UUID | None = None, minute: int = 0, source: str = "dsn") -> None:
    DeliveryEvent.objects.create(
        delivery_id=delivery.pk,
        message_id=message,
        source=source,
        source_event_id=str(uuid4()),
        kind=kind,
        occurred_at=BEGUN + timedelta(minutes=minute),
    )
