"""What editions of the manual changed since something was made from it."""

from collections.abc import Sequence
from typing import Protocol

from hub.ports import citable
from research.numbering import within


class Made(Protocol):
    """Made from an edition (empty: before there was one), and resting on numbers of the manual."""

    edition: str
    numbers: list[str]


def changed_since(rows: Sequence[Made]) -> list[list[str]]:
    """Of each row the numbers that an edition changed since its own, up to the one in force.

    Three queries, and one for each edition in between.
    """
    manual = citable.get()
    in_force = manual.in_force()
    standing = [one.number for one in manual.editions() if not one.withdrawn]
    if in_force is None or not rows:
        return [[] for _row in rows]
    until = standing.index(in_force.number)
    changed = {
        number: {change.number for change in manual.changes(number)}
        for number in standing[until : max(_place(row, standing) for row in rows)]
    }
    found = []
    for row in rows:
        since = standing[until : _place(row, standing)]
        touched = {number for edition in since for number in changed[edition]}
        found.append([number for number in row.numbers if any(within(one, number) for one in touched)])
    return found


def in_force() -> str:
    """The number of the edition in force; empty where there is none."""
    edition = citable.get().in_force()
    return edition.number if edition else ""


def _place(row: Made, standing: list[str]) -> int:
    """Where its edition stands among all, the newest first; behind the oldest where it was withdrawn."""
    return standing.index(row.edition) if row.edition in standing else len(standing)
