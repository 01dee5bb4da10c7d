"""Every periodic task: each room says its own in its `beats.py`, here they come together."""

from typing import Any

import dissemination.beats
import hub.beats
import initiatives.beats
import manual.beats
import research.beats
import search.beats
import translation.beats
from hub.periodic import Periodic

ROOMS = (
    hub.beats,
    translation.beats,
    manual.beats,
    initiatives.beats,
    research.beats,
    dissemination.beats,
    search.beats,
)
PERIODIC: dict[str, Periodic] = {name: entry for room in ROOMS for name, entry in room.BEATS.items()}
SCHEDULE: dict[str, dict[str, Any]] = {
    name: {"task": entry.task, "schedule": entry.every} for name, entry in PERIODIC.items()
}
