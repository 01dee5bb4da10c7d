"""Sample content: each room registers its steps; `manage.py sample_content` runs them in order, once."""

from collections.abc import Callable
from dataclasses import dataclass

Make = Callable[[], None]


@dataclass(frozen=True)
class Step:
    """One idempotent step; `order` sorts: hub 0-9, home 10-19, manual 20-29, translation 30-39, …"""

    order: int
    name: str
    make: Make


_steps: list[Step] = []


def register(order: int, name: str, make: Make) -> None:
    """Add a step; `name` is what the command prints while it runs (English, for the terminal)."""
    _steps.append(Step(order, name, make))


def steps() -> list[Step]:
    """All steps in their order."""
    return sorted(_steps, key=lambda step: (step.order, step.name))
