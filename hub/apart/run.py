"""Runs a module of ours as a program that knows nothing of the Hub and dies before it can hurt it."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from enum import Enum, auto
from threading import Timer
from typing import IO

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Bounds:
    """`seconds` pass on the clock, `cpu_seconds` are used; `output` is the most bytes that the program may say."""

    seconds: float
    cpu_seconds: int
    megabytes: int
    output: int


class End(Enum):
    """How a program ended: by itself, by itself with an error, or because it went beyond its bounds."""

    DONE = auto()
    FAILED = auto()
    STOPPED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said` is whole if the program is `DONE`, else it is empty."""

    end: End
    said: bytes = b""


def run(module: str, *arguments: str, given: bytes | IO[bytes], bounds: Bounds) -> Outcome:
    """What `module` says to `given`, which is its standard input. Never raises for what happens there."""
    if isinstance(given, bytes):
        with tempfile.TemporaryFile() as copy:
            copy.write(given)
            copy.seek(0)
            return run(module, *arguments, given=copy, bounds=bounds)
    limits = str(bounds.megabytes), str(bounds.cpu_seconds)
    with subprocess.Popen(  # noqa: S603 - the callers name modules of ours
        (sys.executable, "-m", "hub.apart.begin", *limits, module, *arguments),
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ.get("PATH", "")},  # nothing secret of the Hub's
    ) as process:
        late = Timer(bounds.seconds, process.kill)
        late.start()
        said = process.stdout.read(bounds.output + 1) if process.stdout else b""
        too_much = len(said) > bounds.output
        if too_much:
            process.kill()
        process.wait()
        late.cancel()
    if too_much or process.returncode < 0:
        return Outcome(End.STOPPED)
    return Outcome(End.FAILED) if process.returncode else Outcome(End.DONE, said)
