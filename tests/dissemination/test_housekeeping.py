"""The loop without broker and beat does what the beat asks, each in its time, and one that fails stops no other."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dissemination import tasks
from dissemination.beats import BEATS
from dissemination.housekeeping import Housekeeping, entries
from dissemination.models import OutboundMessage, PromiseCheck
from dissemination.queries.invariants import ALL

pytestmark = pytest.mark.django_db


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_is_all_that_the_beat_does_here_but_draining() -> None:
    asked = {one.task for one in BEATS.values()}
    assert asked - {one.task for one in entries()} == {
        f"dissemination.tasks.drain_{lane}" for lane in ("urgent", "normal", "bulk")
    }


def test_it_really_does_them(queued: Callable[..., OutboundMessage]) -> None:
    queued()
    lost = {"state": "claimed", "lease_token": uuid4(), "lease_until": timezone.now() - timedelta(minutes=1)}
    OutboundMessage.objects.update(**lost)
    Housekeeping(30).do_what_is_due()
    assert OutboundMessage.objects.get().state == "queued"
    assert PromiseCheck.objects.count() == len(ALL)


def test_each_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for one in entries():
        name = one.task.rpartition(".")[2]
        monkeypatch.setattr(getattr(tasks, name), "run", lambda name=name: done.append(name))
    clock = Clock()
    house = Housekeeping(10, clock)
    house.do_what_is_due()
    assert sorted(done) == sorted(one.task.rpartition(".")[2] for one in entries())
    done.clear()
    clock.now += 9
    house.do_what_is_due()
    assert not done
    clock.now += 1
    house.do_what_is_due()
    assert {"reap", "reconcile", "tell_holders", "tick_digests"} <= set(done)
    assert not {"purge", "check_ledger", "sweep_content"} & set(done)
    done.clear()
    clock.now += 300
    house.do_what_is_due()
    assert "check_ledger" in done
    assert "purge" not in done


def test_one_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(tasks.reap, "run", fails)
    Housekeeping(30).do_what_is_due()
    assert PromiseCheck.objects.exists()
    assert "dissemination.tasks.reap failed" in caplog.text
