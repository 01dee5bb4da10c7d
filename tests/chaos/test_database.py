"""The database dies, forgets its last seconds, or is restored from a backup: the relay's log knows what went out."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import connection
from psycopg import sql

from dissemination.models import OutboundMessage, Plan
from dissemination.services import enqueue, plan_deliveries
from dissemination.services.enqueue import Draft, Wording, enqueue_many
from dissemination.services.reconcile import reconcile
from tests.chaos.conftest import Loop, accepted, assert_whole, fill_directory, go_on, plan_for
from tests.dissemination.directory import approved_plan
from tests.rig import databases
from tests.rig.mail import wait_until
from tests.rig.processes import Rig
from tests.rig.services import crash_postgres

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
CONTACTS = 300
TABLE = "dissemination_outboundmessage"


@pytest.mark.parametrize("durable", [True, False])
def test_the_server_dies_in_the_middle(faulty: Rig, durable: bool) -> None:
    """With commits that wait for the disk only doubt is left; without, the log tells what the relay took."""
    plan_for(CONTACTS)
    faulty.catcher.faults([{"address": "*", "at": "data", "seconds": 0.005}])
    with _commits(faulty, durable=durable):
        loop = Loop(faulty, "--loop", "--every", "0.1")
        wait_until(lambda: sum(accepted(faulty).values()) > 60, "some messages", 60)
        loop.kill()
        crash_postgres()
    here = dict(OutboundMessage.objects.values_list("to_address", "state"))
    taken = accepted(faulty)
    assert list(here.values()).count("accepted") < len(taken) < CONTACTS, "nothing was open"
    assert all(here.get(address) in {"sending", "accepted"} for address in taken) == durable, "what was begun"
    go_on()
    assert_whole(faulty, CONTACTS)


def test_a_restored_backup_sends_nothing_again(faulty: Rig) -> None:
    """A plan was running at the backup, another was made after it and is made anew; the log tells both."""
    running = plan_for(CONTACTS)
    _hand_over(faulty, 100)
    backup = f"{faulty.database}_backup"
    _copy(faulty.database, backup)
    go_on()
    fill_more = approved_plan(number="2.1")
    go_on()
    assert sum(accepted(faulty).values()) == 2 * CONTACTS
    _copy(backup, faulty.database)
    databases.drop(backup)
    reconcile()
    assert not Plan.objects.filter(key=fill_more.key).exists()
    approved_plan(number="2.1")
    go_on()
    assert Plan.objects.get(key=running.key).state == "complete"
    assert set(accepted(faulty).values()) == {2}
    assert sum(accepted(faulty).values()) == 2 * CONTACTS
    assert set(OutboundMessage.objects.values_list("state", flat=True)) == {"accepted"}


def test_without_names_a_plan_made_anew_doubles(faulty: Rig) -> None:
    """What the counting rests on: deliveries named by chance would be sent once more after a restore."""
    fill_directory(20)
    backup = f"{faulty.database}_backup"
    _copy(faulty.database, backup)
    by_chance = plan_deliveries.INSERT.replace(plan_deliveries.ALONE, "gen_random_uuid()")
    by_chance = by_chance.replace(f"{plan_deliveries.PLAIN} AS plain", "gen_random_uuid() AS plain")
    assert by_chance.count("gen_random_uuid()") == 2
    with patch.object(plan_deliveries, "INSERT", by_chance):
        approved_plan()
        go_on()
        _copy(backup, faulty.database)
        databases.drop(backup)
        reconcile()
        approved_plan()
        go_on()
    assert set(accepted(faulty).values()) == {2}


@pytest.mark.parametrize("keyed", [True, False])
def test_without_its_unique_key_a_message_planned_twice_at_once_goes_twice(faulty: Rig, keyed: bool) -> None:
    """What the ledger itself rests on, where neither the number of a message nor a lock on its plan helps."""
    if not keyed:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {TABLE}_idempotency_key_key")
    wording = Wording(language="en", subject="s", text="t")
    drafts = [
        Draft(key=f"ds:{number}", kind="distribution", recipient="x", address=f"u{number}@example.org", wording=wording)
        for number in range(20)
    ]
    together = Barrier(2)

    def plan() -> None:
        together.wait(timeout=30)
        try:
            enqueue_many(drafts)
        finally:
            connection.close()

    with patch.object(enqueue, "message_id", lambda _key: uuid4()), ThreadPoolExecutor(2) as pool:
        for planner in [pool.submit(plan), pool.submit(plan)]:
            planner.result(timeout=60)
    go_on()
    assert accepted(faulty) == {draft.address: 1 if keyed else 2 for draft in drafts}


@contextmanager
def _commits(rig: Rig, *, durable: bool) -> Iterator[None]:
    """What is not waited for reaches the disk seconds later, so that a crash forgets it."""
    _alter(rig, f"SET synchronous_commit = {'on' if durable else 'off'}")
    with databases.connection_to("postgres") as server:
        server.execute("CHECKPOINT")  # what was planned before is on the disk
    _configure("SET wal_writer_delay = '10s'", "SET wal_writer_flush_after = '1GB'")
    try:
        yield
    finally:
        _configure("RESET wal_writer_delay", "RESET wal_writer_flush_after")
        _alter(rig, "RESET synchronous_commit")


def _configure(*how: str) -> None:
    with databases.connection_to("postgres") as server:
        for one in how:
            server.execute(sql.SQL("ALTER SYSTEM ") + sql.SQL(one))  # type: ignore[arg-type]  # constants
        server.execute("SELECT pg_reload_conf()")


def _hand_over(rig: Rig, number: int) -> None:
    loop = Loop(rig, "--loop", "--every", "0.1")
    rig.catcher.faults([{"address": "*", "at": "data", "seconds": 0.01}])
    wait_until(lambda: sum(accepted(rig).values()) >= number, f"{number} messages", 60)
    loop.kill()
    rig.catcher.faults([])


def _copy(source: str, target: str) -> None:
    connection.close()
    databases.replace(target, source)


def _alter(rig: Rig, how: str) -> None:
    with databases.connection_to("postgres") as server:
        server.execute(sql.SQL("ALTER DATABASE {} ").format(sql.Identifier(rig.database)) + sql.SQL(how))
    connection.close()
