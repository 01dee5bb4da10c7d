"""What holders of an edition must be told: that it was corrected urgently, or withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from hub.ports import citable
from hub.ports.citable import EditionRef


@dataclass(frozen=True)
class Matter:
    """`held` are the editions whose holders are told; `correction` is None where an edition was withdrawn."""

    key: str
    held: Sequence[str]
    edition: EditionRef
    correction: EditionRef | None = None


def matters() -> list[Matter]:
    """Of all editions; of several corrections of one edition the newest speaks for all."""
    editions = list(citable.get().editions())
    found = []
    corrected: set[str] = set()
    for place, edition in enumerate(editions):
        if edition.withdrawn:
            found.append(Matter(f"withdrawal:{edition.number}", [edition.number], edition))
        elif edition.corrects and edition.corrects not in corrected:
            corrected.add(edition.corrects)
            older = [one for one in editions[place + 1 :] if edition.corrects in {one.number, one.corrects}]
            whole = next((one for one in older if one.number == edition.corrects), edition)
            numbers = [one.number for one in older]
            found.append(Matter(f"correction:{edition.number}", numbers, whole, edition))
    return found
