"""Whether translations use the approved terms of their language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from translation import localize


@dataclass(frozen=True)
class TermMark:
    """A term of the source whose approved word is not in the translation, or for which a forbidden one stands there.

    `expected` are the words that would do; `why` is for the translator.
    """

    term: str
    expected: list[str]
    problem: Literal["missing", "forbidden"]
    why: str


def marks(segments: Sequence[localize.Segment], *, language: str) -> dict[str, list[TermMark]]:
    """By segment key, for segments that are translated and leave something to say; two queries."""
    return {}
