"""What stands is compared with the events: a row that somebody falsified is found, told and mended."""

import logging
from collections.abc import Callable
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Agency, Delivery, DeliveryEvent, Holding, OutboundMessage, Plan
from dissemination.queries.unlike import unlike
from dissemination.services.acknowledge import Said, acknowledge
from dissemination.services.check_projection import check_projection
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.run_plans import run_plans
from dissemination.services.steer_plan import cancel_plan
from tests.dissemination.directory import agency, approved_plan, contact, person
from tests.dissemination.leases import end_leases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_patience")]


@pytest.fixture
def sent(relay: MemoryChannel) -> list[Delivery]:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"unit{number}@example.org")
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()
    assert unlike() == []
    return list(Delivery.objects.order_by("pk"))


def _forget(_sent: list[Delivery]) -> None:
    Holding.objects.earliest("pk").delete()


def _invent(_sent: list[Delivery]) -> None:
    unit = agency("Never written to")
    Holding.objects.create(
        agency=unit, edition="2", language="en", impression=1, state="sent", since="2026-01-01T00:00Z",
        delivery_id=uuid4(), known_from="smtp",
    )  # fmt: skip


FALSE: dict[str, Callable[[list[Delivery]], object]] = {
    "delivery": lambda sent: Delivery.objects.filter(pk=sent[0].pk).update(state="acknowledged"),
    "day": lambda sent: Delivery.objects.filter(pk=sent[0].pk).update(state_at="2020-01-01T00:00Z"),
    "holding": lambda sent: Holding.objects.filter(delivery_id=sent[1].pk).update(state="bounced"),
    "source": lambda sent: Holding.objects.filter(delivery_id=sent[1].pk).update(known_from="web"),
    "impression": lambda sent: Holding.objects.filter(delivery_id=sent[1].pk).update(impression=7),
    "forgotten": _forget,
    "invented": _invent,
}


@pytest.mark.parametrize("what", sorted(FALSE))
def test_a_falsified_row_is_found_told_and_mended(
    sent: list[Delivery], what: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = _standing()
    FALSE[what](sent)
    with pytest.raises(CommandError):
        call_command("ledger_check", stderr=StringIO())
    assert check_projection() == 1
    assert [record.levelno for record in caplog.records if "differs from its events" in record.message] == [
        logging.CRITICAL
    ]
    assert _standing() == before
    assert check_projection() == 0
    call_command("ledger_check")


def test_what_was_just_heard_has_time_to_show(sent: list[Delivery], monkeypatch: pytest.MonkeyPatch) -> None:
    DeliveryEvent.objects.create(
        delivery_id=sent[0].pk, source="dsn", source_event_id="1", kind="declined", occurred_at="2026-01-01T00:00Z"
    )
    assert len(unlike()) == 1
    monkeypatch.undo()
    assert unlike() == []


def test_every_way_that_a_delivery_goes_stands_in_events(relay: MemoryChannel) -> None:
    addresses = ["ok", "gone", "full", "doubt", "waits", "erased", "late"]
    for name in addresses:
        contact(agency(name.title()), f"{name}@example.org")
    plan, officer = approved_plan(), person("off@example.org", "officer")
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    relay.answer("full@example.org", Reply(Phase.RCPT, 552, "5.2.2", "5.2.2 Mailbox full"))
    relay.answer("doubt@example.org", Reply(Phase.REPLY, 0, "", "cut"))
    relay.answer("waits@example.org", Reply(Phase.RCPT, 451, "4.7.1", "later"))
    erase_address(address="erased@example.org")
    _between_planning_and_writing(plan, "late@example.org")
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    end_leases()
    run_plans()
    acknowledge(delivery=Delivery.objects.get(contact__email="ok@example.org"), said=Said.RECEIVED)
    assert unlike() == []
    assert Delivery.objects.get(agency__organisation__name="Late").state == "cancelled"
    cancel_plan(plan=plan, by=officer)
    assert unlike() == []
    said = {row.agency.organisation.name: row.state for row in Delivery.objects.select_related("agency__organisation")}
    assert said == {
        "Ok": "acknowledged",
        "Gone": "bounced",
        "Full": "failed",
        "Doubt": "waiting",
        "Waits": "cancelled",
        "Late": "cancelled",
    }
    assert Agency.objects.filter(holdings=None).count() == 1
    assert OutboundMessage.objects.filter(state="in_doubt").count() == 1


def _between_planning_and_writing(plan: Plan, address: str) -> None:
    plan_deliveries(plan=plan)
    erase_address(address=address)


def _standing() -> list[tuple[object, ...]]:
    deliveries = Delivery.objects.order_by("pk").values_list("pk", "state", "state_at")
    fields = ("agency_id", "language", "impression", "state", "since", "delivery_id", "known_from")
    return [*deliveries, *Holding.objects.order_by("agency_id").values_list(*fields)]
