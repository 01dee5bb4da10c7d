"""The kinds of files that are taken, told apart by their first bytes; knows nothing of Django."""

from dataclasses import dataclass
from enum import StrEnum

import filetype

MOST_BYTES = 10_000_000
MOST_PAGES = 40
MOST_PIXELS = 25_000_000
MOST_WORDS = 60_000
"""Characters of a document that are read; a longer text is refused, since nobody would have screened its rest."""


class FileKind(StrEnum):
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        return "application/pdf" if self is FileKind.PDF else f"image/{self}"

    @property
    def is_image(self) -> bool:
        return self is not FileKind.PDF


class Problem(StrEnum):
    """Why a file is not taken. The sentence that people read is in `errors`."""

    KIND = "kind"
    SIZE = "size"
    PAGES = "pages"
    PIXELS = "pixels"
    LOCKED = "locked"
    WORDS = "words"
    PLACES = "places"
    BROKEN = "broken"


class Unfit(Exception):
    """Raised inside the process that cleans."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class CleanFile:
    """`words` is the text of a document, empty for an image and for a scan."""

    kind: FileKind
    data: bytes
    pages: int = 0
    width: int = 0
    height: int = 0
    words: str = ""


def kind_of(data: bytes) -> FileKind:
    """What the bytes say that they are, whatever the name says. Raises Unfit for anything else."""
    guessed = filetype.guess_mime(data[:300])
    for kind in FileKind:
        if kind.media_type == guessed:
            return kind
    raise Unfit(Problem.KIND)
