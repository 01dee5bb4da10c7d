"""Showing what was answered costs little, and looking for what a crash left costs the same whatever the size."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Holding
from dissemination.services.drain import drain
from dissemination.services.project import project_plan
from dissemination.services.run_plans import run_plans
from tests.chaos.conftest import plan_for

pytestmark = pytest.mark.django_db

Bound = Callable[[float], AbstractContextManager[object]]


def test_few_queries_for_many_deliveries(relay: MemoryChannel, django_assert_max_num_queries: Bound) -> None:
    plan = plan_for(400)
    run_plans()
    with django_assert_max_num_queries(400 * 0.05):
        assert drain(lane=Lane.NORMAL, channel=relay, seconds=60).sent == 400
    assert set(Holding.objects.values_list("state", flat=True)) == {"sent"}
    with django_assert_max_num_queries(1):
        assert project_plan(plan=plan) == 0
