"""A correction or withdrawal reaches exactly those who got the edition, by whatever way."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.entries import Entered
from dissemination.kinds import Lane
from dissemination.models import Delivery, DeliveryEvent, OutboundMessage
from dissemination.services.acknowledge import Said, acknowledge
from dissemination.services.drain import drain
from dissemination.services.enter_event import Entry, enter_event
from dissemination.services.resend import Reason, resend
from dissemination.services.run_plans import run_plans
from dissemination.services.take_back import take_back
from dissemination.services.tell_holders import tell_holders
from hub.models import User
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person("told@example.org", "officer")


def sent(relay: MemoryChannel) -> None:
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)


def enter(delivery: Delivery, what: Entered, by: User) -> None:
    enter_event(delivery=delivery, entry=Entry(what, timezone.localdate()), by=by, nonce=uuid4())


def told(manual: Manual) -> list[str]:
    manual.edition = replace(manual.edition, withdrawn=True, reason="A wrong number.")
    tell_holders()
    return sorted(OutboundMessage.objects.filter(kind="correction").values_list("to_address", flat=True))


def test_who_got_it_and_nobody_else(relay: MemoryChannel, manual: Manual) -> None:
    for name in ("got", "gone", "full"):
        contact(agency(f"Unit {name}"), f"{name}@example.org")
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    relay.answer("full@example.org", Reply(Phase.RCPT, 552, "5.2.2", "5.2.2 Mailbox full"))
    sent(relay)
    contact(agency("Never asked"), "never@example.org")
    assert told(manual) == ["got@example.org"]


def test_who_got_it_by_hand_is_told_by_its_contacts(relay: MemoryChannel, manual: Manual, officer: User) -> None:
    unit = agency()
    contact(unit, "gone@example.org")
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    sent(relay)
    contact(unit, "later@example.org")
    enter(Delivery.objects.get(), Entered.HANDED, officer)
    assert told(manual) == ["later@example.org"]


def test_what_was_taken_back_tells_nobody(relay: MemoryChannel, manual: Manual, officer: User) -> None:
    unit = agency()
    contact(unit, "gone@example.org")
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    sent(relay)
    contact(unit, "later@example.org")
    enter(Delivery.objects.get(), Entered.HANDED, officer)
    take_back(event=DeliveryEvent.objects.get(source="officer"), by=officer)
    assert told(manual) == []


def test_the_contact_that_stepped_in_is_told(relay: MemoryChannel, manual: Manual, officer: User) -> None:
    unit = agency()
    contact(unit, "gone@example.org")
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    sent(relay)
    new = contact(unit, "new@example.org")
    contact(unit, "other@example.org")
    resend(delivery=Delivery.objects.get(), reason=Reason.REPLACED, to=new, by=officer, nonce=uuid4())
    drain(lane=Lane.NORMAL, channel=relay)
    assert told(manual) == ["new@example.org"]


def test_who_said_that_it_is_not_for_them_has_it_all_the_same(relay: MemoryChannel, manual: Manual) -> None:
    contact(agency(), "got@example.org")
    sent(relay)
    acknowledge(delivery=Delivery.objects.get(), said=Said.DECLINED)
    assert told(manual) == ["got@example.org"]
