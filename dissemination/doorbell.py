"""Rings the workers of a lane by the task's name, so that services need not know the tasks."""

from celery import signature

from dissemination.kinds import Lane
from hub.bell import ring as ring_task


def ring(lane: Lane) -> None:
    """Ask for a drain after the commit; a bell that is not heard costs one tick of the beat."""
    ring_task(signature(f"dissemination.tasks.drain_{lane.value}"))


def ring_plans() -> None:
    """Ask for the plans to be moved on after the commit."""
    ring_task(signature("dissemination.tasks.run_plans"))


def ring_digests() -> None:
    """Ask for a look at what subscribers wait for."""
    ring_task(signature("dissemination.tasks.tick_digests"))


def ring_holders() -> None:
    """Ask for a look at who holds an edition that was corrected or withdrawn."""
    ring_task(signature("dissemination.tasks.tell_holders"))
