"""Every task has a queue, every periodic task a sentence."""

from fnmatch import fnmatch

import pytest
from django.apps import apps

from hub.beat import PERIODIC
from hub.beat import ROOMS as BEATING
from hub.celery import app
from hub.embedded.places import CLONE
from hub.queues import ROUTES, Queue
from tests.invariants.sources import ROOMS

app.loader.import_default_modules()
app.autodiscover_tasks(force=True)
TASKS = sorted(name for name in app.tasks if name.split(".")[0] in ROOMS)


def test_there_are_tasks() -> None:
    assert TASKS


@pytest.mark.parametrize("task", TASKS)
def test_task_goes_to_a_queue_that_workers_serve(task: str) -> None:
    route = app.amqp.router.route({}, task)
    assert getattr(route["queue"], "name", route["queue"]) in set(Queue)


def test_no_route_leads_nowhere() -> None:
    assert [pattern for pattern in ROUTES if not any(fnmatch(task, pattern) for task in TASKS)] == []


@pytest.mark.parametrize("name", sorted(PERIODIC))
def test_periodic_task_exists_and_says_what_it_does(name: str) -> None:
    entry = PERIODIC[name]
    assert entry.task in app.tasks
    assert entry.every > 0
    assert entry.sentence[0].isupper() and entry.sentence.endswith(".") and len(entry.sentence.split()) >= 4


def test_each_room_names_its_own_tasks_and_no_name_twice() -> None:
    for room in BEATING:
        home = room.__name__.removesuffix("beats")
        assert [entry.task for entry in room.BEATS.values() if not entry.task.startswith(f"{home}tasks.")] == []
    assert len(PERIODIC) == sum(len(room.BEATS) for room in BEATING)
    beats = {path.parent.name for path in CLONE.glob("*/beats.py")}
    assert beats == {room.__name__.split(".")[0] for room in BEATING}


def test_tasks_live_in_tasks_modules() -> None:
    homes = {f"{config.name}.tasks" for config in apps.get_app_configs()}
    assert [task for task in TASKS if not any(app.tasks[task].__module__.startswith(home) for home in homes)] == []
