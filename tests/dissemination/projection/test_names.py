"""A plan made anew in a restored backup owns the same deliveries, messages and links as the one that was lost."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, Delivery, OutboundMessage
from dissemination.services.drain import drain
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.reconcile import reconcile
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact

pytestmark = pytest.mark.django_db

LOST = """dissemination_plan, dissemination_distribution, dissemination_delivery, dissemination_outboundmessage,
    dissemination_messagetext, dissemination_deliveryevent, dissemination_deliveryattempt, dissemination_holding,
    dissemination_bouncefollowed"""


def names() -> list[tuple[object, ...]]:
    deliveries = Delivery.objects.order_by("pk").values_list("pk", "token_sha256")
    messages = OutboundMessage.objects.order_by("pk").values_list("pk", "rfc_message_id", "envelope_token")
    return [*deliveries, *messages]


def test_the_same_plan_made_anew_gives_the_same_names(relay: MemoryChannel, relay_log: Path) -> None:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"unit{number}@example.org")
    approved_plan()
    run_plans()
    before = names()
    drain(lane=Lane.NORMAL, channel=relay)
    for message in OutboundMessage.objects.all():
        line = {"received_at": timezone.now().isoformat(), "queue_id": str(message.pk)}
        with relay_log.open("a") as file:
            file.write(json.dumps({**line, "message_id": message.rfc_message_id}) + "\n")
    _restore_a_backup_of_before()
    assert Contact.objects.count() == 3
    approved_plan()
    run_plans()
    assert names() == before
    reconcile()
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
    assert len(relay.accepted) == 3


def test_a_second_try_has_another_name(relay: MemoryChannel) -> None:
    mailbox = contact(agency(), "full@example.org")
    relay.answer("full@example.org", Reply(Phase.RCPT, 552, "5.2.2", "5.2.2 Mailbox full"))
    for _ in range(2):
        approved_plan()
        run_plans()
        drain(lane=Lane.NORMAL, channel=relay)
        run_plans()
    assert sorted(Delivery.objects.filter(contact=mailbox).values_list("state", flat=True)) == ["failed", "sent"]


def test_a_mailbox_that_moved_to_another_contact_is_still_sent_the_edition() -> None:
    old = contact(agency("Old"), "desk@example.org")
    plan_deliveries(plan=approved_plan())
    old.email = "other@example.org"
    old.save()
    new = contact(agency("New"), "desk@example.org")
    plan = approved_plan()
    plan_deliveries(plan=plan)
    assert [delivery.contact_id for delivery in Delivery.objects.filter(plan=plan)] == [new.pk]


def _restore_a_backup_of_before() -> None:
    """The plan, and all that followed from it, is gone; the directory was typed in once more."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {LOST}")
    for old in Contact.objects.all():
        email, unit = old.email, old.agency
        old.delete()
        contact(unit, email or "")
