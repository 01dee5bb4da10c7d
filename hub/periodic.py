"""What a room says of a task that comes again and again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Periodic:
    """One entry: the task's name, its period in seconds, and what it does in one sentence."""

    task: str
    every: float
    sentence: str
