"""What a citation says: plain values, each on one line."""

import unicodedata
from dataclasses import dataclass
from datetime import date

LINE_BREAKING = {"Cc", "Cs", "Zl", "Zp"}
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Record:
    """A chapter, section or paragraph as an impression has it; `edition` is empty where no edition holds it yet.

    `day` is when the edition came or comes into force, or the day of reading. `title` is that of the section around.
    """

    number: str
    kind: str
    title: str
    book: str
    publisher: str
    day: date
    language: str
    url: str
    edition: str = ""
    impression: str = ""


def one_line(text: str) -> str:
    """`text` without anything that could break a line, or turn what follows it, in a file of citations."""
    kept = (" " if unicodedata.category(char) in LINE_BREAKING else char for char in text if char not in TURNING)
    return " ".join("".join(kept).split())
