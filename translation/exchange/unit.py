"""What a file holds, whatever its format."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

SPACE = re.compile(r"[ \t\r\n]+")


class Unreadable(Exception):
    """The file cannot be read; the message is for whoever uploaded it."""


class State(StrEnum):
    """How far a text is, in the words of XLIFF 1.2."""

    NEEDS_TRANSLATION = "needs-translation"
    TRANSLATED = "translated"
    SIGNED_OFF = "signed-off"


@dataclass(frozen=True)
class Identity:
    """Which page, and which state of it, a file was made from. Empty where another tool has dropped it.

    `texts` is a hash over the source segments, `saved` the moment of the newest translation in the file.
    """

    page_key: UUID | None
    source_language: str
    language: str
    title: str = ""
    revision: str = ""
    texts: str = ""
    edition: str = ""
    saved: datetime | None = None


@dataclass(frozen=True)
class Unit:
    """One text. `source` and `target` are stored HTML: inline tags without attributes, links as `<a id="a1">`.

    `limit` is the most characters that the page takes, 0 for any. `plain` texts are written without tags in PO.
    """

    key: str
    path: str
    source: str
    target: str = ""
    state: State = State.NEEDS_TRANSLATION
    notes: Sequence[str] = ()
    limit: int = 0

    @property
    def is_fixed(self) -> bool:
        """Whether there is nothing to translate: numbers and signs alone."""
        return not any(character.isalpha() for character in re.sub(r"<[^>]*>|&\w+;", "", self.source))


@dataclass(frozen=True)
class Read:
    """One text as it came back, in the form of its format. `unfinished`: its tool says that it still needs work."""

    path: str
    source: str
    target: str
    key: str = ""
    unfinished: bool = False


class Amiss(ValueError):
    """Tags of a text that came back cannot be put into place; the message is for its translator."""


@dataclass(frozen=True)
class ReadFile:
    """One page of a file that came back. `stored(text, source)` makes what was read the Hub's form, or says `Amiss`."""

    identity: Identity
    units: list[Read]
    stored: Callable[[str, str], str]


def texts_of(keys: Sequence[str]) -> str:
    """The hash over the source segments of a page, by their keys: each names its place and its string."""
    return sha256("\n".join(keys).encode()).hexdigest()


def tidy(text: str) -> str:
    """Stored text without the line ends and indents that tools add; a line break of the text is `<br/>`."""
    return SPACE.sub(" ", text).strip()
