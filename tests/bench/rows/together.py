"""Two sending processes against one, and pages while mail goes out against pages while it does not."""

import http.client
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dissemination.models import OutboundMessage
from hub.embedded.places import CLONE, TESTS
from tests.bench.measure import Row
from tests.bench.rows.sending import enqueue
from tests.rig import databases
from tests.rig.mail import wait_until
from tests.rig.processes import Rig, end_with_us, make_rig

MILLISECONDS = 1
ROUNDS = 3
PAGES = ("/en/", "/en/manual/", "/en/partners/", "/en/news/", "/en/search/?q=guardian", "/ro/")
ASKED = 400
NICE = 10


def bench_processes(messages: int) -> list[Row]:
    """The relay answers each command after a millisecond, so that it is not what they wait for each other at."""
    a_round = max(messages // (2 * ROUNDS), 200)
    with process("sink", str(MILLISECONDS)) as sink:
        port = line_of(sink)
        with process("sender", port=port) as first, process("sender", port=port) as second:
            _emptied([first, second], 50)
            one = two = 0.0
            for _round in range(ROUNDS):
                one += _emptied([first], a_round)
                two += _emptied([first, second], a_round)
    ratio = one / two
    detail = f"{ROUNDS * a_round / two:.0f} messages/s against {ROUNDS * a_round / one:.0f}"
    return [Row("sending, two processes", "one process", ratio, ">= 1.6", ratio >= 1.6, "", detail)]


def bench_pages(messages: int, source: str) -> list[Row]:
    """A real web server and a real worker with lower priority, as `make run` starts them; one client asks in turn."""
    before = databases.current()
    rig = make_rig(TESTS / f"bench-{os.getpid()}", source)
    databases.use(rig.database)
    try:
        rig.start()
        rig.run_web()
        for _time in range(2):
            _ask(rig, len(PAGES) * 4)
        idle = _p95(_ask(rig, ASKED))
        enqueue(messages)
        rig.run_worker(concurrency=2)
        rig.lower_priority("worker", NICE)
        rig.ring("drain_normal")
        wait_until(lambda: _arrived(rig), "mail to go out", 60)
        before_asking = _arrived(rig)
        busy = _p95(_ask(rig, ASKED))
        arrived = _arrived(rig)
    finally:
        rig.stop()
        databases.use(before)
        databases.drop(rig.database)
    ratio = busy / idle
    speed = f"p95 {busy * 1000:.0f} ms against {idle * 1000:.0f} ms"
    detail = f"{speed}, {arrived - before_asking} messages arrived meanwhile, {messages - arrived} were left"
    return [Row("pages while mail goes out", "while none does", ratio, "<= 1.2", ratio <= 1.2, "", detail)]


def _arrived(rig: Rig) -> int:
    log = rig.catcher.relay_log
    return log.read_bytes().count(b"\n") if log.exists() else 0


def _emptied(senders: list[subprocess.Popen[str]], messages: int) -> float:
    enqueue(messages)
    began = time.perf_counter()
    for sender in senders:
        tell(sender, "go")
    for sender in senders:
        line_of(sender)
    passed = time.perf_counter() - began
    if OutboundMessage.objects.exclude(state="accepted").filter(idempotency_key__startswith="bench:").exists():
        raise RuntimeError("not all messages were sent")
    return passed


def _ask(rig: Rig, number: int) -> list[float]:
    client, times = http.client.HTTPConnection("localhost", rig.port, timeout=60), []
    for one in range(number):
        began = time.perf_counter()
        client.request("GET", PAGES[one % len(PAGES)])
        answer = client.getresponse()
        answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(f"{PAGES[one % len(PAGES)]} answered {answer.status}")
    client.close()
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


@contextmanager
def process(name: str, *arguments: str, port: str = "") -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{name}", *arguments],
        cwd=CLONE,
        env={**os.environ, "DATABASE_URL": databases.url(databases.current()), "SMTP_PORT": port or "1025"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=end_with_us,
    )
    try:
        yield started
    finally:
        started.send_signal(signal.SIGKILL)
        started.communicate()


def tell(started: subprocess.Popen[str], what: str) -> None:
    if started.stdin is None:
        raise RuntimeError("a sender without a way in")
    started.stdin.write(f"{what}\n")
    started.stdin.flush()


def line_of(started: subprocess.Popen[str]) -> str:
    if started.stdout is None:
        raise RuntimeError("a process without a way out")
    return started.stdout.readline().strip()
