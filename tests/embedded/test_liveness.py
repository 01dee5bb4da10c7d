"""A worker that lives and takes nothing is told by the database, and replaced."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from dissemination.models import OutboundMessage
from dissemination.services.enqueue import Draft, Wording, enqueue
from hub.embedded.places import CLONE
from hub.embedded.processes import is_alive
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

SCRIPT = """
import sys
from pathlib import Path
from hub.embedded.__main__ import look_at_the_worker
from hub.embedded.programs import Ports, Programs
from hub.embedded.supervisor import Supervisor
from hub.env import ENV

ports = Ports(ENV.host, ENV.port, ENV.mail_port, ENV.smtp_port)
supervisor = Supervisor(Path(sys.argv[1]))
try:
    supervisor.start(Programs(ENV.var, ports, ENV.database_url, ENV.redis_url).worker())
    supervisor.watch(look_at_the_worker(ports))
finally:
    supervisor.stop()
"""


@pytest.fixture
def supervised(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    monkeypatch.setenv("LATE_SECONDS", "3")
    rig.run_web()
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(rig.base / "supervised")],
        cwd=CLONE, env=rig.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield process
    process.terminate()
    process.communicate(timeout=60)


def workers(supervisor: int) -> list[int]:
    """The groups that the supervisor has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == supervisor:
            found.append(int(stat.parent.name))
    return found


def work(rig: Rig) -> str:
    with urllib.request.urlopen(rig.url("/readyz")) as answer:
        report: str = answer.read().decode()
    return report


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the worker in /proc")
@pytest.mark.xdist_group("journey-liveness")
def test_a_worker_that_was_stopped_is_replaced_and_the_mail_goes_out(
    rig: Rig, supervised: subprocess.Popen[str]
) -> None:
    log = rig.base / "supervised" / "worker.log"
    wait_until(lambda: log.is_file() and " ready." in log.read_text(), "the worker to be ready", 180)
    (first,) = workers(supervised.pid)
    os.killpg(first, signal.SIGSTOP)
    assert '"work": "ok"' in work(rig)
    wording = Wording(language="en", subject="s", text="t")
    enqueue(Draft(key="stopped", kind="service", recipient="x", address="a@example.org", wording=wording))
    wait_until(lambda: "behind: urgent" in work(rig), "the lane to be behind", 20)
    wait_until(lambda: log.read_text().count(" ready.") == 2, "another worker", 120)
    assert not is_alive(first)
    rig.ring("drain_urgent")
    wait_until(lambda: OutboundMessage.objects.get().state == "accepted", "the message to go out", 30)
    wait_until(lambda: '"work": "ok"' in work(rig), "the answer to follow", 20)
