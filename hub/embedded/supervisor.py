"""Keeps the processes of `make run` alive, and ends every one of them when it ends itself."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.embedded.terminal import Refusal, say

RESTARTS = 5
RESTART_WINDOW = 120.0
GRACE = 8.0
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(number: signal.Signals) -> None:
    """On Linux the kernel sends `number` when the parent is gone, however it went."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(number))


def give_way(nice: int, leader: int = 0) -> None:
    """Others come before a session's processes: before the session, too, as Linux weighs sessions first.

    `leader` is the process that began the session; 0 is the caller.
    """
    if nice:
        os.setpriority(os.PRIO_PGRP, leader, nice)
        with suppress(OSError):
            Path(f"/proc/{leader or 'self'}/autogroup").write_text(str(nice))


@dataclass
class Program:
    """One long-running process: how to start it, what must be true before, and how to end it.

    The higher `nice`, the more others come before it.
    """

    name: str
    command: Sequence[str]
    options: Mapping[str, Any] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    stop_signal: signal.Signals = signal.SIGTERM
    nice: int = 0


@dataclass
class Look:
    """Whether a program that lives does its work: `wrong` says why it has to be replaced, or nothing.

    Asked every `every` seconds; after a replacement not before `patience` seconds have passed.
    """

    program: str
    wrong: Callable[[], str]
    patience: float
    every: float = 5.0


class Supervisor:
    """Programs are ended in the reverse of the order in which they were started."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: dict[str, tuple[Program, subprocess.Popen[bytes]]] = {}
        self._restarts: dict[str, deque[float]] = {}
        self._asked_to_stop = False
        logs.mkdir(parents=True, exist_ok=True)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        die_with_parent(signal.SIGTERM)

    @property
    def asked_to_stop(self) -> bool:
        return self._asked_to_stop

    def start(self, program: Program, *, append: bool = False) -> None:
        program.before()

        def bind_to_us() -> None:
            die_with_parent(program.stop_signal)
            give_way(program.nice)

        with self._log(program.name).open("ab" if append else "wb") as log:
            process = subprocess.Popen(  # noqa: S603 - the programs are ours
                program.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=bind_to_us,
                **program.options,
            )
        self._running[program.name] = (program, process)

    def run(self, *programs: Program) -> None:
        """Start them side by side and wait for their end; a failure or a wish to stop refuses to go on."""
        for program in programs:
            self.start(program)
        unfinished = {program.name for program in programs}
        while unfinished:
            for name in sorted(unfinished):
                _, process = self._running[name]
                if process.poll() is None:
                    continue
                del self._running[name]
                unfinished.discard(name)
                if process.returncode:
                    why = f"{name} failed ({_how(process.returncode)})."
                    raise Refusal(f"{why}\n{self.last_words(name)}")
            self._go_on()
            self.check(besides=unfinished)
            time.sleep(0.05)

    def wait_until(self, holds: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            self.check()
            self._go_on()
            if time.monotonic() > deadline:
                raise Refusal(f"{what} did not happen within {seconds:.0f} s; see {self._logs}.")
            time.sleep(0.05)

    def watch(self, look: Look | None = None) -> None:
        """Until somebody asks to stop, or a program cannot be kept alive."""
        next_look = time.monotonic() + (look.patience if look else 0)
        while not self._asked_to_stop:
            self.check()
            if look is not None and time.monotonic() >= next_look:
                wrong = look.wrong()
                if wrong:
                    self._replace(look.program, wrong)
                next_look = time.monotonic() + (look.patience if wrong else look.every)
            time.sleep(0.2)

    def check(self, besides: Collection[str] = ()) -> None:
        """Start again what has ended, a bounded number of times."""
        for name, (program, process) in list(self._running.items()):
            if name in besides or process.poll() is None or self._asked_to_stop:
                continue
            self._end_group(process, signal.SIGKILL)
            recent = self._restarts.setdefault(name, deque(maxlen=RESTARTS))
            if len(recent) == RESTARTS and time.monotonic() - recent[0] < RESTART_WINDOW:
                raise Refusal(
                    f"{name} ended {RESTARTS + 1} times within {RESTART_WINDOW:.0f} s; giving up.\n"
                    f"{self.last_words(name)}"
                )
            recent.append(time.monotonic())
            say(f"! {name} ended unexpectedly ({_how(process.returncode)}); starting it again.")
            self.start(program, append=True)

    def _replace(self, name: str, wrong: str) -> None:
        say(f"! {name} {wrong}; replacing it.")
        program, _process = self._running[name]
        self.stop_one(name)
        self.start(program, append=True)

    def stop(self) -> None:
        self._asked_to_stop = True
        for name in reversed(list(self._running)):
            self.stop_one(name)

    def stop_one(self, name: str) -> None:
        program, process = self._running.pop(name)
        if process.poll() is None:
            process.send_signal(program.stop_signal)
            try:
                process.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                say(f"  {name} did not stop within {GRACE:.0f} s: ended by force")
        self._end_group(process, signal.SIGKILL)
        process.wait()

    def last_words(self, name: str) -> str:
        lines = self._log(name).read_text(errors="replace").splitlines()
        return "\n".join(f"    {line}" for line in lines[-15:])

    def _go_on(self) -> None:
        if self._asked_to_stop:
            raise Refusal("Stopped before everything was ready; the next run goes on from here.")

    def _log(self, name: str) -> Path:
        return self._logs / f"{name.replace(' ', '-')}.log"

    def _ask_to_stop(self, number: int, frame: object) -> None:
        self._asked_to_stop = True

    @staticmethod
    def _end_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
        """What a process started and left behind goes with it."""
        try:
            os.killpg(process.pid, number)
        except (ProcessLookupError, PermissionError):
            return


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
