"""A distribution to fifty thousand: planned and written by one process that stays small."""

import subprocess
import sys

import pytest
from django.db import connection

from dissemination.models import Delivery, OutboundMessage
from hub.embedded.places import CLONE
from tests.chaos.conftest import WHOLE, plan_for
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
CONTACTS = 50_000 if WHOLE else 2_000
MOST_MEGABYTES = 200  # of the process alone: `ru_maxrss` would begin with what its parent has
PLAN = """
import django, pathlib, re
django.setup()
from dissemination.services.run_plans import run_plans
run_plans()
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""


def test_planning_stays_small(faulty: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    plan_for(CONTACTS)
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", PLAN],
        cwd=CLONE,
        env=faulty.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    megabytes = int(done.stdout.split()[-1])
    assert Delivery.objects.count() == CONTACTS
    assert OutboundMessage.objects.filter(state="queued").count() == CONTACTS
    assert megabytes < MOST_MEGABYTES
    with capsys.disabled():
        sys.stdout.write(f"\n{CONTACTS} deliveries planned and written with {megabytes} MB\n")
