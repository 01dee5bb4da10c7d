"""The few lines that a person reads while the Hub starts, runs and stops."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """Something stands in the way; the message says what and what to do, nothing was half-done."""


def say(line: str = "") -> None:
    """A closed terminal must not stop the stopping."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError:
        return


@contextmanager
def step(what: str) -> Iterator[None]:
    """Says what begins, and how long it took when that was noticeable."""
    what = what[:1].upper() + what[1:]
    say(f"  {what} …")
    started = time.monotonic()
    yield
    seconds = time.monotonic() - started
    if seconds >= 2:
        say(f"  {what}: done in {seconds:.0f} s")
