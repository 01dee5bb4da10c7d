"""The file that the browser tests write: what they looked at, with which tools, and what they found."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


class NotReadable(Exception):
    """The file is not one that the tests wrote; the message says why."""


@dataclass(frozen=True)
class Check:
    """`looked_at` counts pages and states; `faults` are addresses, each with the criterion of WCAG that it misses."""

    looked_at: int
    languages: tuple[str, ...]
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Results:
    day: date
    tools: Mapping[str, str]
    checks: Mapping[str, Check] = field(default_factory=dict)


def read(path: Path) -> Results | None:
    """None where there is no file: nothing was evaluated then."""
    if not path.exists():
        return None
    try:
        return from_data(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotReadable(f"{path}: {error!r}") from error


def from_data(data: dict[str, Any]) -> Results:
    return Results(
        day=date.fromisoformat(data["day"]),
        tools=dict(data["tools"]),
        checks={
            name: Check(
                looked_at=int(check["looked_at"]),
                languages=tuple(check["languages"]),
                faults=tuple((str(page), str(criterion)) for page, criterion in check["faults"]),
            )
            for name, check in data["checks"].items()
        },
    )
