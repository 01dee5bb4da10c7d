"""What a document may be, what may be wrong with it, and how much of it is read; knows nothing of Django."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

MOST_BYTES = 20 * 1024 * 1024
MOST_PARTS = 500
MOST_WORDS = 2_000_000
"""Characters of all parts together."""
MOST_IN_PART = 200_000
"""Characters: a page or a chapter; the vector of a longer text could pass PostgreSQL's bound of 1 MB."""
LONGEST_HEADING = 200
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[^\W\d_])")


class DocumentKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"


class State(StrEnum):
    """How the reading of a document ended. `READ` and `IN_PART` alone have text."""

    READ = "read"
    IN_PART = "in_part"
    EMPTY = "empty"
    KIND = "kind"
    LYING = "lying"
    LOCKED = "locked"
    SIZE = "size"
    HEAVY = "heavy"
    BROKEN = "broken"
    GONE = "gone"


class Unreadable(Exception):
    """Raised inside the process that reads."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a PDF, or what stands below one heading of a written document. `page` is 0 where there are none."""

    text: str
    heading: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """`pages` are those of the file, `pages_read` those that were looked at."""

    state: State
    kind: str = ""
    pages: int = 0
    pages_read: int = 0
    parts: list[Part] = field(default_factory=list)


def tidy(text: str) -> str:
    """NFC, without what nobody sees, with ligatures and words that a line end broke put together again."""
    whole = unicodedata.normalize("NFC", BROKEN_WORD.sub("", text.translate(LIGATURES)))
    seen = "".join(char for char in whole if char in "\n\t" or unicodedata.category(char)[0] != "C")
    lines = (" ".join(line.split()) for line in seen.split("\n"))
    return "\n".join(line for line in lines if line)[:MOST_IN_PART]


class Budget:
    """How much may still be read; `enough` says that nothing more may."""

    def __init__(self) -> None:
        self.parts = MOST_PARTS
        self.left = MOST_WORDS

    def take(self, text: str) -> str:
        kept = text[: self.left]
        self.left -= len(kept)
        self.parts -= 1
        return kept

    @property
    def enough(self) -> bool:
        return self.left <= 0 or self.parts <= 0
