"""Measuring side by side: both candidates in turn in one run, so that the machine's mood falls on both."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

ROUNDS = 7


@dataclass(frozen=True)
class Row:
    """One line of the report. `value` and `goal` are in the unit that `unit` names (mostly a ratio)."""

    name: str
    reference: str
    value: float
    goal: str
    met: bool
    peer: str = ""
    detail: str = ""


def queries(ask: Callable[[], object]) -> int:
    """Those of the second time."""
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def frame_queries(client: Client) -> int:
    """What log-in, rights and Wagtail's menu cost on an empty page of the admin, as this person gets it."""
    with override_settings(ROOT_URLCONF="tests.bench.urls"):
        return queries(lambda: client.get("/admin/empty/"))


def side_by_side(
    ours: Callable[[], object], reference: Callable[[], object], *, seconds: float = 0.4
) -> tuple[float, float]:
    """Median seconds per call of both, measured in alternating batches of about `seconds`."""
    ours_times, reference_times = [], []
    _batch(ours, 0.1)
    _batch(reference, 0.1)
    for _round in range(ROUNDS):
        ours_times.append(_batch(ours, seconds))
        reference_times.append(_batch(reference, seconds))
    return statistics.median(ours_times), statistics.median(reference_times)


def _batch(call: Callable[[], object], seconds: float) -> float:
    gc.collect()
    count, start = 0, time.perf_counter()
    while True:
        call()
        count += 1
        passed = time.perf_counter() - start
        if passed >= seconds:
            return passed / count
