"""Planners of digests that are killed at each place where they may be, and fifty thousand digests in little memory."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from dissemination.kinds import Lane
from dissemination.models import DigestEntry, DigestRun, OutboundMessage
from dissemination.services.drain import drain
from dissemination.services.fan_out import fan_out
from hub.embedded.places import CLONE
from tests.bench.rows.digests import GROW, ITEMS
from tests.chaos.conftest import WHOLE, accepted
from tests.chaos.test_size import MOST_MEGABYTES, megabytes_of
from tests.journeys import six_weeks_acts as acts
from tests.journeys.six_weeks import Act, Person
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
SUBSCRIBERS = 50_000 if WHOLE else 1_000
TICK = "from dissemination.services.tick_digests import tick_digests; tick_digests()"
PLAN = f"import django; django.setup(); from dissemination.services import plan_digests; plan_digests.CHUNK = 2; {TICK}"


@pytest.mark.quick
def test_a_planner_killed_at_every_boundary_loses_and_doubles_nothing(faulty: Rig) -> None:
    """Each begins where the last one died: after two, four and five people, and after the run was closed."""
    addresses = [f"r{one}@example.org" for one in range(5)]
    acts.begin([Person(address, "en", "fallback", {"all": "daily"}) for address in addresses])
    acts.happens(Act(0, "publish", 1))
    digests = OutboundMessage.objects.filter(kind="digest")
    for written in (2, 4, 5, 5):
        assert _planner(faulty, HUB_CRASH_AT="planned") == 9
        assert digests.count() == written
    assert DigestRun.objects.unfinished().filter(cadence="daily").count() == 0
    assert _planner(faulty) == 0
    digests.update(not_before=timezone.now() - timedelta(seconds=1))
    drain(lane=Lane.BULK)
    assert accepted(faulty) == dict.fromkeys(addresses, 1)


def _planner(rig: Rig, **environment: str) -> int:
    command = [sys.executable, "-c", PLAN]
    return subprocess.run(command, cwd=CLONE, env={**rig.environment(), **environment}, check=False).returncode


def test_planning_digests_stays_small(faulty: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    """A dozen items for each."""
    for item in range(ITEMS):
        acts.happens(Act(0, "publish", item))
    with connection.cursor() as cursor:
        cursor.execute(GROW, {"people": SUBSCRIBERS, "theme": "care"})
    assert fan_out() == ITEMS
    assert DigestEntry.objects.pending().count() == SUBSCRIBERS * ITEMS
    megabytes = megabytes_of(faulty, TICK)
    assert OutboundMessage.objects.filter(kind="digest").count() == SUBSCRIBERS
    assert not DigestEntry.objects.pending().exists()
    assert megabytes < MOST_MEGABYTES
    with capsys.disabled():
        sys.stdout.write(f"\n{SUBSCRIBERS} digests of {ITEMS} items written with {megabytes} MB\n")
