"""What goes on around a message while it is on its way: people, clocks, other transactions, the daily purge."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import (
    ContentEvent,
    Delivery,
    DeliveryAttempt,
    Distribution,
    OutboundMessage,
    Suppression,
)
from dissemination.models.evidence import EvidenceSource, RelayEvidence
from dissemination.services.approve_plan import approve_plan
from dissemination.services.claim import claim
from dissemination.services.drain import drain
from dissemination.services.fan_out import fan_out
from dissemination.services.intend import intend
from dissemination.services.make_plan import Audience, make_plan
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile
from dissemination.services.retention import purge
from dissemination.services.run_plans import run_plans
from dissemination.services.suppress import suppress
from tests.dissemination.directory import agency, contact, edition, person

pytestmark = pytest.mark.django_db(transaction=True)
Queued = Callable[..., OutboundMessage]


def test_two_approvers_at_once_start_one_distribution(relay: MemoryChannel) -> None:
    contact(agency(), "unit@police.example.org")
    officer = person("o@example.org", "officer")
    approvers = [person(f"a{number}@example.org", "approver") for number in range(2)]
    plan = make_plan(edition=edition("2", ["en"]), audience=Audience(), by=officer, nonce=uuid4())
    assert sorted(_at_once(lambda who: approve_plan(plan=plan, by=who), approvers)) == ["done", "refused"]
    assert Distribution.objects.count() == 1
    _at_once(lambda _who: run_plans(), approvers)
    assert Delivery.objects.count() == OutboundMessage.objects.count() == 1
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1


def test_who_unsubscribes_between_claim_and_intent_is_not_written_to(queued: Queued, relay: MemoryChannel) -> None:
    message = queued(kind="digest")
    batch = claim(lane=Lane.BULK)
    assert [one.id for one in batch.messages] == [message.pk]
    suppress(address="unit@police.example.org", scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.UNSUBSCRIBED)
    assert intend(batch) == []
    message.refresh_from_db()
    assert message.state == "suppressed"
    assert drain(lane=Lane.BULK, channel=relay).sent == 0


def test_the_purge_leaves_what_evidence_may_still_settle(queued: Queued, relay_log: Path) -> None:
    """A year after: a message that is still in doubt is settled by the log, not forgotten by the purge."""
    message = queued()
    intend(claim(lane=Lane.NORMAL))
    OutboundMessage.objects.update(
        created_at=timezone.now() - timedelta(days=400), lease_until=timezone.now() - timedelta(days=399)
    )
    DeliveryAttempt.objects.update(started_at=timezone.now() - timedelta(days=399))
    reap()
    purge()
    message.refresh_from_db()
    assert message.state == "in_doubt"
    assert message.to_address
    assert DeliveryAttempt.objects.filter(message_id=message.pk).exists()
    RelayEvidence.objects.create(message_id=message.pk, source="relay", queue_id="q", seen_at=timezone.now())
    purge()
    EvidenceSource.objects.get_or_create(name="relay", defaults={"read_at": timezone.now()})
    reconcile()
    message.refresh_from_db()
    assert (message.state, message.settled_by) == ("accepted", "relaylog")


def test_an_event_that_commits_late_is_fanned_out_all_the_same() -> None:
    """Its number is lower than that of one which was fanned out before it could be seen."""
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        early = _event("early")
        late = pool.submit(_apart, lambda: (_event("late"), fan_out())).result(timeout=30)
        assert late[1] == 1
        assert early.pk < late[0].pk
    assert fan_out() == 1
    assert not ContentEvent.objects.filter(fanned_out_at=None).exists()


def _event(key: str) -> ContentEvent:
    return ContentEvent.objects.create(event_key=key, kind="news", item_key=str(uuid4()), source_language="en")


def _at_once(act: Callable[[Any], object], people: list[Any]) -> list[str]:
    ready = Barrier(len(people))

    def one(who: Any) -> str:
        ready.wait()
        try:
            act(who)
        except PermissionDenied:
            return "refused"
        return "done"

    with ThreadPoolExecutor(len(people)) as pool:
        return [done.result(timeout=30) for done in [pool.submit(_apart, one, who) for who in people]]


def _apart(act: Callable[..., Any], *values: Any) -> Any:
    """In a thread, with a connection of its own."""
    try:
        return act(*values)
    finally:
        connection.close()
