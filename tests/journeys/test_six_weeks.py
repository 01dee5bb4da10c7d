"""Six weeks of digests with a clock that is moved: who receives what, counted at the relay, is what the rules say.

Meanwhile the broker is away, a planner is killed between two chunks, and the database is restored from a backup.
"""

import re
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from dissemination.kinds import Lane
from dissemination.models import DigestEntry, DigestRun, OutboundMessage
from dissemination.queries.invariants import broken
from dissemination.services.drain import drain
from dissemination.services.reconcile import reconcile
from dissemination.services.tick_digests import tick_digests
from hub import memo
from hub.embedded.mailbox import Mailbox, body
from hub.embedded.places import CLONE
from tests.chaos.conftest import faulty
from tests.journeys import six_weeks_acts as acts
from tests.journeys.six_weeks import (
    DAYS,
    FASTER,
    KILLED,
    LEAVES,
    LOST,
    PAUSE,
    RESTORED,
    SILENT,
    WITHOUT_BROKER,
    Act,
    Oracle,
    Person,
    history,
    moment,
    people,
)
from tests.rig import databases
from tests.rig.processes import Rig

__all__ = ["faulty"]

pytestmark = pytest.mark.xdist_group("journey-six-weeks")

PLAN = """
import django, datetime
django.setup()
from dissemination.services import plan_digests, tick_digests
plan_digests.CHUNK = 1
tick_digests.tick_digests(at=datetime.datetime.fromisoformat({!r}))
"""
MOST = 300
"""So many messages at least: else the weeks were too quiet to prove anything."""


class Weeks:
    """The Hub, its clock, and what arrived at the relay by day."""

    def __init__(self, rig: Rig, readers: list[Person]) -> None:
        self.rig = rig
        self.received: dict[str, Counter[tuple[str, ...]]] = {one.address: Counter() for one in readers}
        self._read = 0

    def tick(self, at: datetime) -> None:
        with time_machine.travel(at):
            tick_digests(at=at)
        self.deliver(at)

    def deliver(self, at: datetime) -> None:
        """The clock of the database stands where it stands: what is due on that day is made due now."""
        now = timezone.now()
        waiting = OutboundMessage.objects.filter(state="queued")
        waiting.update(not_before=now - timedelta(seconds=1), expires_at=now + timedelta(hours=1))
        for lane in Lane:
            drain(lane=lane, seconds=60)
        self._note(at)

    def _note(self, at: datetime) -> None:
        box = Mailbox(self.rig.catcher.folder)
        entries = list(box.entries())
        for entry in entries[self._read :]:
            mail = box.message(entry.queue_id)
            assert mail is not None
            if "List-Unsubscribe" in mail:
                said = sorted(re.findall(r"N\d\d-[a-z]{2}", body(mail, "plain")))
                self.received[entry.envelope_to[0]][(str(at.date()), *said)] += 1
        self._read = len(entries)

    def morning(self, day: int) -> None:
        """On one day a planner has died before; on another the database is the one of before, afterwards."""
        at = moment(day, 8)
        if day == KILLED:
            self._planner_dies(at)
        backup = f"{self.rig.database}_backup"
        if day == RESTORED:
            _copy(self.rig.database, backup)
            self.publications(day, [LOST])
        if day in WITHOUT_BROKER:
            self.rig.manage("run_digests", f"--at={at.isoformat()}")
            self.deliver(at)
        else:
            self.tick(at)
        if day == RESTORED:
            sent = OutboundMessage.objects.count()
            _copy(backup, self.rig.database)
            databases.drop(backup)
            assert OutboundMessage.objects.count() < sent
            reconcile()
            self.tick(at + timedelta(minutes=30))

    def _planner_dies(self, at: datetime) -> None:
        environment = {**self.rig.environment(), "HUB_CRASH_AT": "planned"}
        command = [sys.executable, "-c", PLAN.format(at.isoformat())]
        assert subprocess.run(command, cwd=CLONE, env=environment, check=False).returncode == 9
        assert OutboundMessage.objects.filter(state="queued").exists()
        assert DigestEntry.objects.pending().filter(cadence="daily").exists()

    def publications(self, day: int, todays: list[Act]) -> None:
        """What is late was stamped before the morning's digests, by a transaction that took long."""
        if day in WITHOUT_BROKER:
            self.rig.manage("shell", "-c", f"from tests.journeys import six_weeks_acts; six_weeks_acts.on({day})")
            return
        for act in todays:
            with time_machine.travel(moment(day, 6, 30) if act.what == "late" else moment(day, 10)):
                acts.happens(act)


def test_six_weeks_reach_everybody_as_the_rules_say(faulty: Rig) -> None:
    readers = people()
    oracle, hub = Oracle(readers), Weeks(faulty, readers)
    with time_machine.travel(moment(-1, 12)):
        acts.begin(readers)
    for day in range(DAYS):
        if day == min(WITHOUT_BROKER):
            faulty.kill_broker()
        people_act(day, readers, oracle)
        if day not in SILENT:
            if day == RESTORED:
                oracle.happens(LOST)
            oracle.tick(moment(day, 8))
            hub.morning(day)
            oracle.items.pop(LOST.item, None)
        todays = [act for act in history() if act.day == day]
        hub.publications(day, todays)
        for act in todays:
            oracle.happens(act)
        if day not in SILENT:
            oracle.tick(moment(day, 11))
            hub.tick(moment(day, 11))
        if day == max(WITHOUT_BROKER):
            faulty.start_broker()
    for one in readers:
        assert hub.received[one.address] == oracle.received[one.address], one
    assert sum(sum(mails.values()) for mails in hub.received.values()) >= MOST
    assert set(OutboundMessage.objects.values_list("state", flat=True)) == {"accepted"}
    assert not DigestRun.objects.unfinished().exists()
    with time_machine.travel(moment(DAYS, 0)):
        assert broken() == []


def people_act(day: int, readers: list[Person], oracle: Oracle) -> None:
    """On the Hub and for the oracle."""
    for number, one in enumerate(readers):
        if number in PAUSE and day == PAUSE[number][0]:
            oracle.paused[one.address] = moment(PAUSE[number][1], 0).date()
            acts.pause(one.address, oracle.paused[one.address])
        if day == FASTER.get(number):
            oracle.wanted[one.address] = dict.fromkeys(one.wanted, "daily")
            acts.hear_daily(one.address)
        if day == LEAVES.get(number):
            oracle.wanted[one.address] = {}
            acts.leave(one.address)


def _copy(source: str, target: str) -> None:
    connection.close()
    databases.replace(target, source)
    cache.clear()
    memo.clear()
