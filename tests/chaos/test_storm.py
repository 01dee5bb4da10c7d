"""Processes die at random while they hand over a distribution: what the relay counts is what was owed, each once."""

import json
import subprocess
import sys

import pytest
from django.db import connection

from hub.embedded.places import CLONE
from tests.chaos.conftest import WHOLE, accepted, assert_whole, plan_for
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
QUICK = pytest.param(1, 200, marks=pytest.mark.quick)
SEEDS = [(seed, 1500) for seed in range(1, 21)] if WHOLE else [QUICK]


def storm(rig: Rig, seed: int, *arguments: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.chaos.storm", "--seed", str(seed), *arguments],
        cwd=CLONE,
        env=rig.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize(("seed", "messages"), SEEDS)
def test_a_storm_loses_and_doubles_nothing(
    faulty: Rig, seed: int, messages: int, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_for(messages)
    told = storm(faulty, seed)
    assert told["kills"] > 2
    assert told["doubts"] > 0, "no kill hit a message on its way"
    assert_whole(faulty, messages)
    with capsys.disabled():
        sys.stdout.write(
            f"\nseed {seed}: {messages} messages, {told['kills']} kills, 0 doubled, 0 lost, "
            f"{told['doubts']} times in doubt and settled, {told['held']} of them by an officer\n"
        )


def test_connections_that_are_ended_at_random_lose_and_double_nothing(faulty: Rig) -> None:
    plan_for(500)
    connection.close()  # or it would be ended with them
    told = storm(faulty, 1, "--fault", "terminate")
    assert told["doubts"] > 0
    assert_whole(faulty, 500)


@pytest.mark.parametrize("rule", ["intent", "evidence"])
def test_a_ledger_without_the_rule_doubles(faulty: Rig, rule: str) -> None:
    """What the storm counts can fail: without the rule the relay takes messages twice."""
    plan_for(300)
    storm(faulty, 1, "--break", rule)
    assert max(accepted(faulty).values()) > 1
