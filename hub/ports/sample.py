"""Sample content: each room registers its steps; `manage.py sample_content` runs them in order, once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Make = Callable[[], None]


@dataclass(frozen=True)
class Step:
    """One idempotent step; `order` sorts: hub 0-9, home 10-19, manual 20-29, translation 30-39, …"""

    order: int
    name: str
    make: Make


_steps: list[Step] = []
_texts: list[Path] = []


def register(order: int, name: str, make: Make) -> None:
    """Add a step; `name` is what the command prints while it runs (English, for the terminal)."""
    _steps.append(Step(order, name, make))


def steps() -> list[Step]:
    """All steps in their order."""
    return sorted(_steps, key=lambda step: (step.order, step.name))


def offer_texts(folder: Path) -> None:
    """Offer texts for translation: `<folder>/<language>/*.toml`, each built as the file of that name in `en` is.

    `<language>/stale.toml` names paragraphs whose translation is to stay behind their source.
    """
    _texts.append(folder)


def texts() -> list[Path]:
    """The folders that rooms have offered."""
    return list(_texts)
