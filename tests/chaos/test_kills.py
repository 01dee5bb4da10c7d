"""Workers are killed in the middle of a distribution: nothing is doubled and nothing is lost."""

import sys

import pytest

from dissemination.models import OutboundMessage
from tests.chaos.conftest import KILLS, Loop, accepted, assert_whole, plan_for, ring, settle_doubts, take_back_leases
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
CONTACTS = 300


def test_a_distribution_outlives_its_workers(faulty: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    """SIGKILL of the worker with all its children, each time after some fifty messages more."""
    plan_for(CONTACTS)
    faulty.catcher.faults([{"address": "*", "at": "data", "seconds": 0.01}])
    doubts = 0
    for kill in range(KILLS):
        faulty.run_worker(concurrency=2)
        ring(faulty)
        so_far = sum(accepted(faulty).values())
        wanted = min(so_far + 40, CONTACTS)
        wait_until(lambda: sum(accepted(faulty).values()) >= wanted, f"kill {kill + 1}", 60)  # noqa: B023 - called at once
        faulty.kill_worker()
        take_back_leases()
        doubts += OutboundMessage.objects.filter(state="in_doubt").count()
        settle_doubts()
    assert doubts > 0, "no kill hit a message on its way"
    faulty.run_worker(concurrency=2)
    ring(faulty)
    wait_until(lambda: not OutboundMessage.objects.exclude(state="accepted").exists(), "the rest to be sent", 90)
    assert_whole(faulty, CONTACTS)
    with capsys.disabled():
        told = f"\n{CONTACTS} contacts, {KILLS} kills: 0 doubled, 0 lost, {doubts} doubts settled by the relay's log\n"
        sys.stdout.write(told)


def test_two_workers_share_without_doubling(faulty: Rig) -> None:
    plan_for(CONTACTS)
    for name in ("one", "two"):
        faulty.run_worker(name=name, concurrency=1)
    for _ in range(4):
        ring(faulty)
    wait_until(lambda: sum(accepted(faulty).values()) >= CONTACTS, "all messages", 90)
    wait_until(lambda: not OutboundMessage.objects.exclude(state="accepted").exists(), "all results", 30)
    assert_whole(faulty, CONTACTS)


def test_without_any_broker_the_loop_does_it_all(faulty: Rig) -> None:
    faulty.stop_broker()
    plan_for(CONTACTS)
    loop = Loop(faulty, "--loop", "--every", "0.2")
    wait_until(lambda: OutboundMessage.objects.filter(state="accepted").count() == CONTACTS, "all messages", 90)
    loop.kill()
    faulty.start_broker()
    assert_whole(faulty, CONTACTS)
