"""Editions as the manual tells them."""

from collections.abc import Sequence
from datetime import date

from hub.ports import citable
from hub.ports.citable import EditionRef


def distributable(editions: Sequence[EditionRef]) -> Sequence[EditionRef]:
    """Those that may be sent, in their order: a withdrawn edition is not."""
    return [edition for edition in editions if not edition.withdrawn and edition.impressions]


def edition_numbered(number: str) -> EditionRef | None:
    return next((edition for edition in citable.get().editions() if edition.number == number), None)


def withdrawn_editions() -> set[str]:
    """The numbers of those that nobody is sent any more."""
    return {edition.number for edition in citable.get().editions() if edition.withdrawn}


def known_editions() -> Sequence[EditionRef]:
    """Newest first, withdrawn ones too: who holds them has to be told."""
    return [edition for edition in citable.get().editions() if edition.impressions]


def in_force_on(day: date, editions: Sequence[EditionRef]) -> EditionRef | None:
    """The newest that was effective on `day`, else the newest."""
    effective = [edition for edition in editions if edition.effective <= day and not edition.withdrawn]
    return next(iter([*effective, *editions]), None)


def older_than(number: str, editions: Sequence[EditionRef]) -> list[str]:
    """The numbers of the editions before one."""
    numbers = [edition.number for edition in editions]
    return numbers[numbers.index(number) + 1 :] if number in numbers else []
