"""One PostgreSQL and one Valkey under `var/test/`, shared by every test process of this clone.

Each process holds a shared lock while it runs; the last to leave stops the servers, unless
HUB_TEST_KEEP is set. A killed run leaves them running, and the next one takes them over.
"""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from hub.embedded.addresses import TEST_DATABASES
from hub.embedded.places import TESTS, Places
from hub.embedded.postgres import Postgres
from hub.embedded.processes import is_alive
from hub.embedded.valkey import Valkey

PLACES = Places(TESTS)
POSTGRES = Postgres(PLACES, durable=False)
VALKEY = Valkey(PLACES, databases=TEST_DATABASES)


@contextmanager
def running() -> Iterator[None]:
    """Both servers, except those that the environment points elsewhere."""
    TESTS.mkdir(parents=True, exist_ok=True)
    with (TESTS / "in-use.lock").open("w") as in_use:
        with exclusively("start"):
            fcntl.flock(in_use, fcntl.LOCK_SH)
            if "DATABASE_URL" not in os.environ:
                POSTGRES.start()
            if "REDIS_URL" not in os.environ:
                VALKEY.start()
        try:
            yield
        finally:
            _leave(in_use)


@contextmanager
def exclusively(name: str) -> Iterator[None]:
    """One process at a time, for as long as it lives."""
    with (TESTS / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _leave(in_use: IO[str]) -> None:
    if os.environ.get("HUB_TEST_KEEP"):
        return
    with exclusively("start"):
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        VALKEY.stop()
        POSTGRES.stop()


def crash_postgres() -> None:
    """No checkpoint, and what was committed asynchronously may be gone. Then up again."""
    (process,) = POSTGRES.places.cluster.joinpath("postmaster.pid").read_text().split("\n", 1)[:1]
    os.kill(int(process), signal.SIGQUIT)
    while is_alive(int(process)):
        time.sleep(0.02)
    POSTGRES.start()
