"""Who got it and said nothing is asked once more, so often and no oftener, until anything ends it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.entries import Entered
from dissemination.kinds import Lane
from dissemination.models import Contact, Delivery, DeliveryEvent, OutboundMessage, Plan
from dissemination.services.acknowledge import Said, acknowledge, revoke
from dissemination.services.drain import drain
from dissemination.services.enter_event import Entry, enter_event
from dissemination.services.remind import remind
from dissemination.services.run_plans import run_plans
from dissemination.services.steer_plan import stop_reminders
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE, NEW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("manual")]


@pytest.fixture
def sent(relay: MemoryChannel) -> Plan:
    """Two agencies got it; they are to be reminded after ten days, at most twice."""
    for name in "ab":
        contact(agency(f"Unit {name}"), f"{name}@example.org")
    plan = approved_plan()
    Plan.objects.update(remind_after=10, remind_most=2)
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()
    plan.refresh_from_db()
    assert plan.state == "complete"
    return plan


def later(days: float) -> int:
    """How many are reminded by a beat so many days from now."""
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        return remind()


def reminders() -> list[str]:
    found = OutboundMessage.objects.filter(kind="reminder").order_by("idempotency_key")
    return [message.to_address for message in found]


def go_out(relay: MemoryChannel) -> None:
    OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(minutes=1))
    drain(lane=Lane.NORMAL, channel=relay)


def test_they_come_after_their_days_at_most_so_often_and_once_however_often_the_beat_comes(
    sent: Plan, relay: MemoryChannel
) -> None:
    assert later(9.9) == 0
    assert (later(10.1), later(10.1), later(19.9)) == (2, 0, 0)
    assert (later(20.2), later(20.2), later(40), later(400)) == (2, 0, 0, 0)
    assert sorted(reminders()) == ["a@example.org", "a@example.org", "b@example.org", "b@example.org"]
    delivery = Delivery.objects.get(contact__email="a@example.org")
    keys = OutboundMessage.objects.filter(delivery_id=delivery.pk, kind="reminder").values_list("idempotency_key")
    assert sorted(key for (key,) in keys) == [f"rm:{delivery.pk}:1", f"rm:{delivery.pk}:2"]


def test_a_reminder_has_the_link_of_the_first_mail(sent: Plan, relay: MemoryChannel) -> None:
    later(11)
    go_out(relay)
    links: dict[str, set[bytes]] = {}
    for letter in relay.accepted:
        found = re.findall(rb"/ack/[\w-]+/", letter.content.replace(b"=\n", b""))
        links.setdefault(letter.recipient, set()).update(found)
    assert [len(links[f"{name}@example.org"]) for name in "ab"] == [1, 1]
    assert sum(b"Subject: Reminder" in letter.content for letter in relay.accepted) == 2
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def test_a_beat_that_was_away_brings_one_and_not_two(sent: Plan) -> None:
    assert (later(25), later(25), later(34.9), later(35.1)) == (2, 0, 0, 2)


def confirms(delivery: Delivery) -> None:
    acknowledge(delivery=delivery, said=Said.RECEIVED)


def declines(delivery: Delivery) -> None:
    acknowledge(delivery=delivery, said=Said.DECLINED)


def is_revoked(delivery: Delivery) -> None:
    revoke(delivery=delivery, by=person("rev@example.org", "officer"))


def bounces(delivery: Delivery) -> None:
    message = OutboundMessage.objects.get(delivery_id=delivery.pk)
    DeliveryEvent.objects.create(
        delivery_id=delivery.pk,
        message_id=message.pk,
        source="dsn",
        source_event_id="later",
        kind="bounced_soft",
        occurred_at=timezone.now(),
        detail={"enhanced": "5.2.2"},
    )


def is_paused(delivery: Delivery) -> None:
    Contact.objects.filter(pk=delivery.contact_id).update(status=Contact.Status.PAUSED)


@pytest.mark.parametrize("ends", [confirms, declines, is_revoked, bounces, is_paused], ids=lambda one: one.__name__)
def test_what_ends_them_for_one_agency(sent: Plan, ends: Callable[[Delivery], None]) -> None:
    ends(Delivery.objects.get(contact__email="a@example.org"))
    later(11)
    assert reminders() == ["b@example.org"]


def test_an_agency_that_answered_by_one_contact_is_not_asked_by_another(relay: MemoryChannel) -> None:
    unit = agency()
    for name in "ab":
        contact(unit, f"{name}@example.org")
    approved_plan()
    Plan.objects.update(remind_after=10)
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    confirms(Delivery.objects.get(contact__email="a@example.org"))
    assert later(11) == 0


def test_an_edition_withdrawn_ends_them_for_all(sent: Plan, manual: Manual) -> None:
    manual.edition = replace(manual.edition, withdrawn=True)
    assert later(11) == 0


def test_the_link_alone_after_a_mail_too_big_does_not_end_them(sent: Plan) -> None:
    delivery = Delivery.objects.get(contact__email="a@example.org")
    message = OutboundMessage.objects.get(delivery_id=delivery.pk)
    DeliveryEvent.objects.create(
        delivery_id=delivery.pk,
        message_id=message.pk,
        source="smtp",
        source_event_id="big",
        kind="bounced_soft",
        occurred_at=timezone.now(),
        detail={"enhanced": "5.3.4"},
    )
    assert later(11) == 2


def test_who_was_not_reached_is_not_reminded(relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    approved_plan()
    Plan.objects.update(remind_after=10)
    run_plans()
    relay.answer("a@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    drain(lane=Lane.NORMAL, channel=relay)
    assert later(11) == 0


def test_an_officer_stops_them_and_nobody_else(sent: Plan) -> None:
    address = f"{BASE}{sent.key}/no-reminders/"
    assert signed_in("approver").post(address).status_code == 404
    officer = signed_in("officer")
    assert "Stop the reminders" in officer.get(f"{BASE}{sent.key}/").text
    assert officer.get(address).status_code == 405
    assert officer.post(address).status_code == 302
    assert later(11) == 0
    with pytest.raises(PermissionDenied):
        stop_reminders(plan=sent, by=person("x@example.org", "auditor"))


def test_they_are_asked_for_in_the_form_and_shown() -> None:
    contact(agency(), "a@example.org")
    officer, asked = signed_in("officer"), {"edition": "2", "remind_after": "14", "remind_most": "3"}
    assert "greater than or equal to 3" in officer.get(NEW, asked | {"remind_after": "0"}).text
    assert officer.post(NEW, asked | {"nonce": str(uuid4())}).status_code == 302
    plan = Plan.objects.get()
    assert (plan.remind_after, plan.remind_most) == (14, 3)
    assert "after every 14 days without an answer, at most 3 times" in officer.get(f"{BASE}{plan.key}/").text


def test_an_answer_ends_reminders_that_wait_for_all_contacts_of_the_agency(sent: Plan) -> None:
    first = Delivery.objects.get(contact__email="a@example.org")
    second = contact(first.agency, "second@example.org")
    Delivery.objects.create(
        id=uuid4(), plan=sent, distribution=first.distribution, agency=first.agency, contact=second, state="sent"
    )
    later(11)
    confirms(Delivery.objects.get(contact=second))
    waits = OutboundMessage.objects.filter(kind="reminder", state="queued")
    assert [message.to_address for message in waits] == ["b@example.org"]


def test_an_officer_enters_an_answer_and_what_waits_is_dropped(sent: Plan) -> None:
    later(11)
    delivery = Delivery.objects.get(contact__email="a@example.org")
    entry = Entry(Entered.CONFIRMED, timezone.localdate())
    enter_event(delivery=delivery, entry=entry, by=person("e@example.org", "officer"), nonce=uuid4())
    waits = OutboundMessage.objects.filter(kind="reminder", state="queued")
    assert [message.to_address for message in waits] == ["b@example.org"]


def test_a_withdrawal_ends_reminders_that_wait_although_the_plan_is_complete(sent: Plan, manual: Manual) -> None:
    later(11)
    manual.edition = replace(manual.edition, withdrawn=True)
    run_plans()
    assert set(OutboundMessage.objects.filter(kind="reminder").values_list("state", flat=True)) == {"cancelled"}
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
    sent.refresh_from_db()
    assert sent.state == "complete"


def test_stopped_reminders_do_not_go_out_where_they_wait(sent: Plan, relay: MemoryChannel) -> None:
    later(11)
    stop_reminders(plan=sent, by=person("s@example.org", "officer"))
    before = len(relay.accepted)
    go_out(relay)
    assert len(relay.accepted) == before
