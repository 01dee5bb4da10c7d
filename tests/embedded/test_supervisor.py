"""A supervisor in a process of its own, with small programs under it."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub.embedded.places import CLONE
from hub.embedded.processes import is_alive
from tests.rig.mail import wait_until

SCRIPT = """
import sys
from pathlib import Path
from hub.embedded.supervisor import Program, Supervisor
from hub.embedded.terminal import Refusal, say

supervisor = Supervisor(Path(sys.argv[1]))
try:
    for name, code in zip(sys.argv[2::2], sys.argv[3::2]):
        supervisor.start(Program(name, [sys.executable, "-c", code]))
    say("up")
    supervisor.watch()
except Refusal as refusal:
    say(str(refusal))
    raise SystemExit(1)
finally:
    supervisor.stop()
"""
LIVES = textwrap.dedent("""
    import os, pathlib, subprocess, sys, time
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    pathlib.Path({folder!r}, f"{{os.getpid()}}.pid").write_text(f"{{os.getpid()}} {{child.pid}}")
    child.wait()
""")
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(**programs: str) -> subprocess.Popen[str]:
        arguments = [part for pair in programs.items() for part in pair]
        process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(tmp_path / "log"), *arguments],
            cwd=CLONE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def running(folder: Path) -> list[int]:
    noted = [int(number) for note in folder.glob("*.pid") for number in note.read_text().split()]
    return [number for number in noted if is_alive(number)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_however_it_ends_nothing_is_left(start: Start, tmp_path: Path, number: signal.Signals) -> None:
    lives = LIVES.format(folder=str(tmp_path))
    supervisor = start(one=lives, two=lives)
    wait_until(lambda: len(running(tmp_path)) == 4, "two programs and their children")
    supervisor.send_signal(number)
    supervisor.wait(timeout=20)
    if number != signal.SIGKILL:
        assert supervisor.returncode == 0
        assert running(tmp_path) == []
    else:
        leaders = [int(note.read_text().split()[0]) for note in tmp_path.glob("*.pid")]
        wait_until(lambda: not any(map(is_alive, leaders)), "the programs to follow their supervisor")


def test_a_program_that_dies_is_named_and_started_again(start: Start, tmp_path: Path) -> None:
    supervisor = start(worker=LIVES.format(folder=str(tmp_path)))
    wait_until(lambda: len(running(tmp_path)) == 2, "the program")
    (first,) = tmp_path.glob("*.pid")
    os.kill(int(first.stem), signal.SIGKILL)
    wait_until(lambda: len(list(tmp_path.glob("*.pid"))) == 2, "the second start")
    wait_until(lambda: len(running(tmp_path)) == 2, "the end of what the first had started")
    supervisor.terminate()
    said, _ = supervisor.communicate(timeout=20)
    assert "! worker ended unexpectedly (killed by SIGKILL); starting it again." in said


def test_a_program_that_cannot_live_stops_the_rest(start: Start, tmp_path: Path) -> None:
    supervisor = start(steady=LIVES.format(folder=str(tmp_path)), broken="raise SystemExit('no such port')")
    started = time.monotonic()
    said, _ = supervisor.communicate(timeout=60)
    assert supervisor.returncode == 1
    assert time.monotonic() - started < 60
    assert "broken ended 6 times" in said and "no such port" in said
    assert running(tmp_path) == []
