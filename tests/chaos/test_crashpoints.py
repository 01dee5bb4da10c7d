"""The process dies at each named point of the code; what follows finds the truth."""

import pytest

from dissemination.models import OutboundMessage
from dissemination.services.run_plans import run_plans
from tests.chaos.conftest import Loop, assert_whole, drain_all, plan_for, settle_doubts, take_back_leases
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.quick, pytest.mark.xdist_group("chaos")]
MESSAGES = 5

# point, the time it is passed at which the process dies, messages in doubt afterwards
POINTS = [
    ("claimed", 1, 0),
    ("intended", 1, 5),
    ("rcpt", 3, 5),
    ("dot", 3, 5),
    ("reply", 3, 5),
    ("sent", 1, 5),
    ("answered", 1, 0),
    ("recorded", 1, 0),
]


@pytest.mark.parametrize(("point", "time", "in_doubt"), POINTS)
def test_a_crash_at_each_point(faulty: Rig, point: str, time: int, in_doubt: int) -> None:
    plan_for(MESSAGES)
    run_plans()
    assert Loop(faulty, HUB_CRASH_AT=f"{point}:{time}").wait() == 9
    take_back_leases()
    assert OutboundMessage.objects.filter(state="in_doubt").count() == in_doubt
    settle_doubts()
    drain_all()
    assert_whole(faulty, MESSAGES)


def test_a_crash_between_two_chunks_of_a_plan(faulty: Rig) -> None:
    plan_for(MESSAGES)
    assert Loop(faulty, "--loop", HUB_CRASH_AT="chunk").wait() == 9
    assert OutboundMessage.objects.count() == MESSAGES
    run_plans()
    drain_all()
    assert_whole(faulty, MESSAGES)
