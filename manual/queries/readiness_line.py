"""What the readiness page is made of."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A chapter or section of the source, and its page in the admin."""

    page_id: int
    number: str
    title: str


@dataclass(frozen=True)
class Line:
    """One thing to do; `url` opens the place where it is done, and is empty for whoever may not open it."""

    words: str
    url: str = ""
    place: Place | None = None
    blocks: bool = False
    excerpt: str = ""


@dataclass(frozen=True)
class Count:
    """How many lines of a check are alike; `url` opens them, and is empty for whoever may not."""

    words: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Check:
    """A check with its lines; `rule` says what of it blocks and what warns."""

    key: str
    title: str
    rule: str
    lines: Sequence[Line]
    counts: Sequence[Count] = ()

    @property
    def blocking(self) -> int:
        return sum(line.blocks for line in self.lines)

    @property
    def warning(self) -> int:
        return len(self.lines) - self.blocking
