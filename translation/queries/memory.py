"""What was approved before for texts like these."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hub.people.reader import PUBLIC, Reader
from translation import localize


@dataclass(frozen=True)
class Part:
    """Some words of a text beside another: `same` in both, `gone` from the remembered one, or `new` in this one."""

    kind: str
    text: str


@dataclass(frozen=True)
class Suggestion:
    """An approved translation of the same text (100) or of one alike; `restricted` where practitioners alone read it.

    `difference` leads from the remembered source to this one, empty for 100.
    """

    source: str
    text: str
    percent: int
    difference: list[Part]
    from_page: str
    restricted: bool = False


def suggestions(
    segments: Sequence[localize.Segment], *, page_key: UUID, language: str, reader: Reader = PUBLIC
) -> dict[str, list[Suggestion]]:
    """Up to three a segment, best first, by segment key; what `reader` may not read is left out."""
    return {}
