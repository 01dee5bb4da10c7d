"""What follows from a hard bounce follows from its event, whoever wrote it and whatever died afterwards."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from dissemination.models import BounceFollowed, Contact, Delivery, DeliveryEvent, OutboundMessage, Suppression
from dissemination.queries.invariants import broken
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.reconcile import reconcile
from dissemination.services.run_plans import run_plans
from hub.embedded.places import CLONE
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.projection.conftest import see
from tests.rig import databases

REFUSED = """
import django
django.setup()
from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.services.drain import drain
relay = MemoryChannel()
relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
drain(lane=Lane.NORMAL, channel=relay)
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_over_the_answer_loses_nothing() -> None:
    contact(agency(), "gone@example.org")
    approved_plan()
    run_plans()
    given = connection.settings_dict
    address = f"postgres://{given['USER']}:{given['PASSWORD']}@/{databases.current()}?host={given['HOST']}"
    environment = {**os.environ, "HUB_CRASH_AT": "answered", "DATABASE_URL": os.environ.get("DATABASE_URL", address)}
    died = subprocess.run([sys.executable, "-c", REFUSED], cwd=CLONE, env=environment, check=False, capture_output=True)
    assert died.returncode == 9, died.stderr.decode()[-2000:]
    assert DeliveryEvent.objects.get().kind == "bounced_hard"
    assert (Delivery.objects.get().state, Contact.objects.get().status) == ("waiting", "active")
    reconcile()
    run_plans()
    assert (Delivery.objects.get().state, Contact.objects.get().status) == ("bounced", "undeliverable")
    assert Suppression.objects.get().reason == "hard_bounce"


@pytest.mark.django_db
def test_a_bounce_is_followed_once_whoever_saw_it() -> None:
    mailbox = contact(agency(), "gone@example.org")
    approved_plan()
    run_plans()
    see(Delivery.objects.get(), "bounced_hard", OutboundMessage.objects.get().pk)
    assert (follow_bounces(), follow_bounces()) == (1, 0)
    assert BounceFollowed.objects.count() == 1
    mailbox.refresh_from_db()
    assert mailbox.status == "undeliverable"
    Contact.objects.update(status="active")  # as by an officer who knows better
    reconcile()
    mailbox.refresh_from_db()
    assert mailbox.status == "active"


@pytest.mark.django_db
def test_a_corrected_address_is_not_blamed_for_the_old_one() -> None:
    mailbox = contact(agency(), "gone@example.org")
    approved_plan()
    run_plans()
    see(Delivery.objects.get(), "bounced_hard", OutboundMessage.objects.get().pk)
    mailbox.email = "right@example.org"
    mailbox.save()
    assert follow_bounces() == 1
    mailbox.refresh_from_db()
    assert mailbox.status == "active"


@pytest.mark.django_db
def test_a_bounce_that_nobody_follows_is_a_broken_promise() -> None:
    hours_ago = timezone.now() - timedelta(hours=2)
    DeliveryEvent.objects.create(
        source="dsn", source_event_id="1", kind="bounced_hard", occurred_at=hours_ago, received_at=hours_ago
    )
    assert [one.promise for one in broken()] == ["A mailbox that does not exist is not written to again"]
    reconcile()
    assert broken() == []
