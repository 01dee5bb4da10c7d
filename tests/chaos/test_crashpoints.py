"""The process dies at each named point of the code; what follows finds the truth."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dissemination.kinds import Lane
from dissemination.models import OutboundMessage
from dissemination.services.drain import drain
from dissemination.services.run_plans import run_plans
from tests.chaos.conftest import Loop, assert_whole, plan_for, settle_doubts, take_back_leases
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
def test_a_crash_at_each_point(faulty: Rig, settings: object, point: str, time: int, in_doubt: int) -> None:
    settings.HUB_SMTP = {**settings.HUB_SMTP, "port": faulty.catcher.smtp_port}  # type: ignore[attr-defined]
    plan_for(MESSAGES)
    run_plans()
    assert Loop(faulty, HUB_CRASH_AT=f"{point}:{time}").wait() == 9
    take_back_leases()
    assert OutboundMessage.objects.filter(state="in_doubt").count() == in_doubt
    settle_doubts()
    _drain_all()
    assert_whole(faulty, MESSAGES)


def test_a_crash_between_two_chunks_of_a_plan(faulty: Rig, settings: object) -> None:
    settings.HUB_SMTP = {**settings.HUB_SMTP, "port": faulty.catcher.smtp_port}  # type: ignore[attr-defined]
    plan_for(MESSAGES)
    assert Loop(faulty, "--loop", HUB_CRASH_AT="chunk").wait() == 9
    assert OutboundMessage.objects.count() == MESSAGES
    run_plans()
    _drain_all()
    assert_whole(faulty, MESSAGES)


def _drain_all() -> None:
    OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(seconds=1))
    while drain(lane=Lane.NORMAL).sent:
        continue
