"""A storm: processes that hand over a distribution and die at random, again and again, until nothing is left to do.

`python -m tests.chaos.storm --seed 7` with the environment of a rig. Each process is forked from this one, which has
Django loaded, so that a death costs milliseconds. `--fault terminate` ends their connections to the database
instead. `--break` takes one rule out of the ledger, to see whether the counting at the relay notices. Prints one JSON
line: kills, and how often doubt was reached.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from datetime import timedelta
from types import ModuleType
from unittest.mock import patch

import django

django.setup()

from django.db import connection  # noqa: E402 - Django is ready only now
from django.db.models import Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from dissemination.kinds import Lane  # noqa: E402
from dissemination.models import OutboundMessage, Plan  # noqa: E402
from dissemination.services import claim, drain, intend, reconcile, record  # noqa: E402
from dissemination.services.decide_message import Choice, decide_message  # noqa: E402
from dissemination.services.reap import reap  # noqa: E402
from dissemination.services.run_plans import run_plans  # noqa: E402
from hub.models import User  # noqa: E402

WORKERS = 2
AT_LEAST, AT_MOST = 0.1, 0.35  # seconds that a process lives
MOST_KILLS = 60  # then they live a second each, so that the rest goes out
LOG_READ = 0.5  # how often the relay's log has been read before the next processes come
TERMINATE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
LOOKED_UP = "AND NOT EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = {}.id)"


def storm(seed: int, fault: str) -> dict[str, int]:
    """Until every plan is complete; what is held then is sent again, as an officer would decide."""
    chance = random.Random(seed)  # noqa: S311 - the same storm at every run
    kills = held = 0
    while not _is_over():
        workers = [_fork() for _worker in range(WORKERS)]
        time.sleep(chance.uniform(AT_LEAST, AT_MOST) if kills < MOST_KILLS else 1)
        kills += len(workers)
        end = _terminate if fault == "terminate" else _kill
        end(workers)
        OutboundMessage.objects.exclude(lease_token=None).update(lease_until=timezone.now() - timedelta(seconds=1))
        reap()
        if chance.random() < LOG_READ:
            reconcile.reconcile()
            held += _decide()
    doubts = OutboundMessage.objects.aggregate(all=Sum("doubts"))["all"] or 0
    return {"kills": kills, "doubts": doubts, "held": held}


def _is_over() -> bool:
    run_plans()
    return set(Plan.objects.values_list("state", flat=True)) == {"complete"}


def _decide() -> int:
    officer = User.objects.get(email="o@example.org")
    waiting = OutboundMessage.objects.filter(state="held")
    for message in waiting:
        decide_message(message=message, choice=Choice.SEND_AGAIN, by=officer)
    return len(waiting)


def _fork() -> int:
    connection.close()
    child = os.fork()
    if child:
        return child
    try:
        while True:
            run_plans()
            drain.drain(lane=Lane.NORMAL)
            time.sleep(0.02)
    finally:
        os._exit(1)


def _kill(workers: list[int]) -> None:
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def _terminate(workers: list[int]) -> None:
    """They end by themselves: each statement after this fails."""
    for worker in workers:
        while os.waitpid(worker, os.WNOHANG) == (0, 0):
            with connection.cursor() as cursor:
                cursor.execute(TERMINATE)
            time.sleep(0.02)


def _break(rule: str) -> None:
    """Take one rule out: the durable intent, or the look at the relay's evidence."""
    if rule == "intent":
        patch.object(drain, "intend", _without_intent).start()
        _replace(record, "RECORD", "m.state = 'sending'", "m.state = 'claimed'")
    if rule == "evidence":
        _replace(intend, "INTEND", LOOKED_UP.format("message"), "")
        _replace(reconcile, "ACCEPTED", reconcile.ACCEPTED, "SELECT NULL::uuid WHERE false")
        _replace(reconcile, "NOT_ACCEPTED", LOOKED_UP.format("m"), "")


def _replace(module: ModuleType, name: str, part: str, by: str) -> None:
    """In a statement that has exactly one such part; else nothing would be broken, and nobody told."""
    statement = getattr(module, name)
    assert statement.count(part) == 1, f"{name} has changed"
    patch.object(module, name, statement.replace(part, by)).start()


def _without_intent(batch: claim.Batch) -> list[claim.Claimed]:
    for message in batch.messages:
        message.dated_at = timezone.now()
    return batch.messages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--fault", choices=["kill", "terminate"], default="kill")
    parser.add_argument("--break", dest="rule", choices=["intent", "evidence"], default="")
    asked = parser.parse_args()
    _break(asked.rule)
    sys.stdout.write(json.dumps(storm(asked.seed, asked.fault)) + "\n")


if __name__ == "__main__":
    main()
