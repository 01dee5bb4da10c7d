"""Editions as the manual tells them."""

from collections.abc import Sequence

from hub.ports import citable
from hub.ports.citable import EditionRef


def distributable() -> Sequence[EditionRef]:
    """Newest first; a withdrawn edition is not sent."""
    return [edition for edition in citable.get().editions() if not edition.withdrawn and edition.impressions]


def edition_numbered(number: str) -> EditionRef | None:
    return next((edition for edition in citable.get().editions() if edition.number == number), None)
