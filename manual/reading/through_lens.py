"""Items as somebody sees them who chose a role: the steps of one, or all side by side. Nothing goes without a word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from manual.blocks.choices import Role
from manual.reading.item import Item, Step


@dataclass(frozen=True)
class Run:
    """Steps of one role that follow each other; `first` is the place of the first. `handover` leads to the reader."""

    role: str
    first: int
    count: int
    shown: bool
    handover: str = ""


def through(body: Iterable[Item], role: str) -> list[Item]:
    """The items for a reader of this role; the same where none was chosen. Templates read `more.seen_as`."""
    if not role:
        return list(body)
    return [replace(item, more={**item.more, "seen_as": role}) if item.steps else item for item in body]


def runs(steps: Sequence[Step], role: str) -> list[Run]:
    """The steps in their order: those of `role` to be shown, those of others to be named and counted."""
    found = []
    place = 1
    for acting, group in groupby(steps, key=lambda step: step.role):
        own = list(group)
        following = steps[place - 1 + len(own)].role if place - 1 + len(own) < len(steps) else ""
        handover = own[-1].handover if following == role and acting != role else ""
        found.append(Run(acting, place, len(own), acting == role, handover))
        place += len(own)
    return found


def lanes(steps: Iterable[Step]) -> list[str]:
    """The roles that act in the steps, in the order of the manual: a column each."""
    acting = {step.role for step in steps}
    return [role for role in Role.values if role in acting]
