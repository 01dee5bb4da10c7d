from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Gap:
    """One thing that is missing or wrong before an initiative can be submitted; `place` names the field."""

    place: str
    message: Any
